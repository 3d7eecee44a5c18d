using AppflowCancel.IntegrationTests.Support;

namespace AppflowCancel.IntegrationTests.Control;

/// <summary>Faults in the connection: delayed answers, and connections without an answer.</summary>
public sealed class FaultConnectionTests
{
    private const string Faults = "/_appflow/faults";

    [Fact]
    public async Task A_delayed_request_is_answered_when_the_delay_is_over_in_real_time()
    {
        var time = new ManualTime();
        await using var emulator = new TestEmulator { Time = time };
        await emulator.PutRuns(("run-1", "InProgress"));
        await emulator.Control(HttpMethod.Put, Faults, """{"operation":"CancelFlowExecutions","delaySeconds":1.5}""");

        var cancel = emulator.Cancel("run-1");
        await time.UntilTimerDueIn(1.5);
        await emulator.Advance(10);
        Assert.False(cancel.IsCompleted);
        Assert.Equal("run-1=InProgress", await emulator.Statuses());
        time.Advance(1.5);

        Assert.Equal((200, """{"invalidExecutions":[]}"""), ((await cancel).Status, (await cancel).Body));
        Assert.Equal("run-1=CancelStarted", await emulator.Statuses());
    }

    [Fact]
    public async Task A_delayed_error_is_answered_when_the_delay_is_over()
    {
        var time = new ManualTime();
        await using var emulator = new TestEmulator { Time = time };
        await emulator.Control(HttpMethod.Put, Faults, """{"error":"ThrottlingException","delaySeconds":2}""");

        var list = emulator.Post("/list-flows", "{}");
        await time.UntilTimerDueIn(2);
        time.Advance(2);

        Assert.Equal(429, (await list).Status);
    }

    [Fact]
    public async Task A_dropped_connection_has_no_answer_and_no_effect_and_is_in_the_journal()
    {
        await using var emulator = new TestEmulator();
        emulator.UseKestrel(_ => { });
        await emulator.PutRuns(("run-1", "InProgress"));
        await emulator.Control(HttpMethod.Put, Faults, """{"operation":"CancelFlowExecutions","dropConnection":true,"times":1}""");

        await Assert.ThrowsAsync<HttpRequestException>(() => emulator.Cancel("run-1"));
        var cancel = Assert.Single(await emulator.Requests());

        Assert.False(cancel.TryGetProperty("status", out _));
        Assert.Equal(
            """orders ["run-1"] 1""", $"{cancel.GetProperty("flowName")} {cancel.GetProperty("executionIds").GetRawText()} {cancel.GetProperty("fault")}");
        Assert.Equal("run-1=InProgress", await emulator.Statuses());
        Assert.Equal(200, (await emulator.Cancel("run-1")).Status);
    }

    [Fact]
    public async Task A_client_that_gives_up_on_a_delayed_answer_is_in_the_journal_and_changes_nothing()
    {
        var time = new ManualTime();
        await using var emulator = new TestEmulator { Time = time };
        await emulator.PutRuns(("run-1", "InProgress"));
        await emulator.Control(HttpMethod.Put, Faults, """{"operation":"CancelFlowExecutions","delaySeconds":60,"times":1}""");
        using var client = emulator.CreateClient();
        using var timeout = new CancellationTokenSource();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/cancel-flow-executions")
        {
            Content = new StringContent("""{"flowName":"orders"}""", new System.Net.Http.Headers.MediaTypeHeaderValue("application/json")),
        };
        request.Headers.TryAddWithoutValidation("Authorization", TestEmulator.Authorization(TestEmulator.Account, "us-east-1"));

        var cancel = client.SendAsync(request, timeout.Token);
        await time.UntilTimerDueIn(60);
        await timeout.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancel);

        // The client notices before the server does.
        while ((await emulator.Requests()).Count == 0)
        {
            await Task.Yield();
        }

        var entry = Assert.Single(await emulator.Requests());
        Assert.Equal("orders 1 False", $"{entry.GetProperty("flowName")} {entry.GetProperty("fault")} {entry.TryGetProperty("status", out _)}");
        Assert.Equal("run-1=InProgress", await emulator.Statuses());
    }
}
