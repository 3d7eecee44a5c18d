namespace Orders.Tests;

/// <summary>Each test has a sandbox, so all can use the same flow name, in parallel.</summary>
public sealed class CancelTests(EmulatorFixture fixture) : IClassFixture<EmulatorFixture>
{
    [Fact]
    public async Task A_cancelled_run_goes_CancelStarted_then_Canceled()
    {
        await using var sandbox = await fixture.Emulator.CreateSandboxAsync();
        await sandbox.PutFlowAsync("orders", new RunPlan { RunFor = Timeout.InfiniteTimeSpan });
        var run = await sandbox.StartRunAsync("orders");

        var invalid = await sandbox.CancelAsync("orders");

        Assert.Empty(invalid);
        Assert.Equal(RunStatus.CancelStarted, await run.GetStatusAsync());
        await sandbox.Clock.AdvanceToNextTransitionAsync();
        Assert.Equal(RunStatus.Canceled, await run.GetStatusAsync());
    }

    [Fact]
    public async Task A_finished_run_cannot_be_cancelled()
    {
        await using var sandbox = await fixture.Emulator.CreateSandboxAsync();
        await sandbox.PutFlowAsync("orders");
        var run = await sandbox.StartRunAsync("orders");
        await run.FinishAsync(RunStatus.Successful);

        Assert.Equal([run.Id], await sandbox.CancelAsync("orders", [run.Id]));
    }
}
