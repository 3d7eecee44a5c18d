using System.Net;
using AppflowCancel.IntegrationTests.Support;

namespace AppflowCancel.IntegrationTests.Control;

/// <summary>Waits for a status, whatever its cause. Every wait here is known to be pending before that happens.</summary>
public sealed class WaitTests
{

    [Fact]
    public async Task A_status_already_reached_is_answered_immediately_with_the_run()
    {
        await using var emulator = new TestEmulator();
        await emulator.PutRuns(("run-1", "Canceled"));

        var wait = await emulator.Wait("Canceled");

        Assert.Equal((await emulator.TryControl(HttpMethod.Get, "/_appflow/flows/orders/runs/run-1")).Body, wait.Body);
    }

    [Fact]
    public async Task A_wait_is_answered_when_real_time_reaches_the_status()
    {
        var (emulator, time, wait) = await Waits.Pending("Successful");
        await using var _ = emulator;

        time.Advance(29.999);
        Assert.False(wait.IsCompleted);
        time.Advance(0.001);

        Assert.Equal("Successful", Status(await wait));
    }

    [Fact]
    public async Task A_wait_is_answered_when_a_cancel_causes_the_status()
    {
        var (emulator, _, wait) = await Waits.Pending("CancelStarted");
        await using var __ = emulator;

        await emulator.Cancel("run-1");

        Assert.Equal("CancelStarted", Status(await wait));
    }

    [Fact]
    public async Task A_wait_is_answered_when_the_clock_is_advanced_to_the_status_or_past_it()
    {
        var (emulator, _, wait) = await Waits.Pending("CancelStarted", run: """{"executionStatus":"InProgress"}""");
        await using var __ = emulator;
        await emulator.Cancel("run-1");
        await emulator.Advance(1000);

        // However late the waiting request wakes: the run had the status meanwhile.
        Assert.Equal(200, (await wait).Status);
        Assert.Equal("Canceled", Status(await emulator.Wait("Canceled")));
    }

    [Fact]
    public async Task A_wait_is_answered_when_the_run_is_finished_through_the_control_API()
    {
        var (emulator, _, wait) = await Waits.Pending("Error");
        await using var __ = emulator;

        await emulator.Finish("run-1", """{"outcome":"Error"}""");

        Assert.Equal("Error", Status(await wait));
    }

    [Fact]
    public async Task A_wait_for_a_due_run_is_answered_when_it_starts()
    {
        var (emulator, _, wait) = await Waits.Pending("InProgress", run: """{"executionStatus":"Scheduled"}""");
        await using var __ = emulator;

        await emulator.Advance(3600);

        Assert.Equal("InProgress", Status(await wait));
    }

    [Fact]
    public async Task A_wait_notices_a_faster_clock()
    {
        var (emulator, time, wait) = await Waits.Pending("Successful");
        await using var _ = emulator;
        await emulator.Control(HttpMethod.Put, "/_appflow/clock", """{"rate":10}""");
        await time.UntilTimerDueIn(3);

        time.Advance(3);

        Assert.Equal("Successful", Status(await wait));
    }

    private static string? Status(Answer answer) => answer.MustBe(HttpStatusCode.OK).Json.GetProperty("executionStatus").GetString();
}
