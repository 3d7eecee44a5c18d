using System.Net;
using AppflowCancel.IntegrationTests.Support;

namespace AppflowCancel.IntegrationTests.Control;

/// <summary>After a reset nothing of the old state appears, not even pending changes.</summary>
public sealed class ResetTests
{
    [Theory]
    [InlineData("POST", "/_appflow/reset", """{"accounts":0}""")]
    [InlineData("POST", "/_appflow/reset?seed=false", """{"accounts":0}""")]
    [InlineData("DELETE", "/_appflow/state?account=123456789012", """{"account":"123456789012","flows":0,"runs":0}""")]
    public async Task Nothing_of_the_old_state_is_left(string method, string path, string answer)
    {
        await using var emulator = new TestEmulator();
        var fresh = (await emulator.TryControl(HttpMethod.Get, "/_appflow/state")).Body;
        await ChangeEverything(emulator);

        Assert.Equal(answer, (await emulator.Send(new HttpMethod(method), path)).MustBe(HttpStatusCode.OK).Body);

        Assert.Equal(fresh, (await emulator.TryControl(HttpMethod.Get, "/_appflow/state")).Body);
        Assert.Empty(await emulator.Requests());
        Assert.Equal("""{"flows":[]}""", (await emulator.Post("/list-flows", "{}")).Body);
    }

    [Fact]
    public async Task A_pending_cancel_does_not_affect_a_later_flow_of_the_same_name()
    {
        await using var emulator = new TestEmulator();
        await ChangeEverything(emulator);
        await emulator.Send(HttpMethod.Post, "/_appflow/reset");
        await emulator.PutFlow();

        var step = await emulator.TryControl(HttpMethod.Post, "/_appflow/clock/advance", """{"seconds":100}""");

        Assert.Equal("""{"now":1790000100.000,"transitions":[]}""", step.Body);
        Assert.Equal("", await emulator.Statuses());
        (await emulator.TryControl(HttpMethod.Get, "/_appflow/flows/orders/runs/run-1")).MustRefuse(404, "The flow has no run run-1.");
    }

    [Fact]
    public async Task A_reset_reaches_every_account()
    {
        await using var emulator = new TestEmulator();
        await ChangeEverything(emulator);
        await emulator.Send(HttpMethod.Put, "/_appflow/state?account=999999999999", """{"flows":[{"flowName":"orders"}]}""");

        await emulator.Send(HttpMethod.Post, "/_appflow/reset");

        Assert.Equal("""{"flows":[]}""", (await emulator.Post("/list-flows", "{}", "999999999999")).Body);
    }

    [Fact]
    public async Task A_mistyped_seed_parameter_is_refused_and_nothing_is_reset()
    {
        await using var emulator = new TestEmulator();
        await emulator.PutFlow();

        (await emulator.Send(HttpMethod.Post, "/_appflow/reset?seed=yes")).MustRefuse(400, "Query parameter seed is 'yes'; allowed: true, false.");
        (await emulator.Send(HttpMethod.Post, "/_appflow/reset?seeds=true"))
            .MustRefuse(400, "Query parameter seeds is not known; did you mean seed? Allowed: account, region, seed.");
        Assert.Equal("", await emulator.Statuses());
    }

    [Fact]
    public async Task A_process_at_the_account_limit_is_healthy_and_can_be_reset()
    {
        await using var emulator = new TestEmulator(("Emulator:MaxAccounts", "1"));
        await emulator.PutFlow();

        Assert.Equal(200, (await emulator.Send(HttpMethod.Get, "/_appflow/health")).Status);
        Assert.Equal(200, (await emulator.Send(HttpMethod.Get, "/_appflow/ready")).Status);
        Assert.Equal(409, (await emulator.Send(HttpMethod.Delete, "/_appflow/state?account=999999999999")).Status);
        Assert.Equal(200, (await emulator.Send(HttpMethod.Post, "/_appflow/reset")).Status);
        Assert.Equal(200, (await emulator.Send(HttpMethod.Delete, "/_appflow/state?account=999999999999")).Status);
    }

    /// <summary>Flows, a pending cancel, a changed clock, faults and a journal.</summary>
    private static async Task ChangeEverything(TestEmulator emulator)
    {
        await emulator.PutRuns(("run-1", "InProgress"));
        await emulator.Cancel("run-1");
        await emulator.Advance(1);
        await emulator.Control(HttpMethod.Put, "/_appflow/clock", """{"frozen":true,"rate":5}""");
        await emulator.Control(HttpMethod.Put, "/_appflow/faults", """{"error":"ThrottlingException"}""");
    }
}
