using Microsoft.Extensions.Time.Testing;

namespace Orders.Tests;

public sealed class RunCancellerTests(EmulatorFixture fixture) : IClassFixture<EmulatorFixture>
{
    [Fact]
    public async Task It_reports_the_cancel_that_came_too_late()
    {
        await using var sandbox = await fixture.Emulator.CreateSandboxAsync();
        await sandbox.PutFlowAsync("orders", new RunPlan { CancelOutcome = RunStatus.Successful, CancelFor = TimeSpan.Zero });
        var run = await sandbox.StartRunAsync("orders");
        using var appflow = sandbox.CreateHttpClient();

        var outcome = await new RunCanceller(appflow, TimeProvider.System).CancelAsync("orders", run.Id);

        Assert.Equal("Successful", outcome);
    }

    [Fact]
    public async Task It_waits_half_an_hour_for_a_slow_cancel_and_tries_again_when_throttled()
    {
        // The code under test and the emulator share a clock, so the emulator runs in this process.
        var time = new FakeTimeProvider();
        await using var emulator = await AppflowEmulator.StartAsync(new AppflowEmulatorOptions { TimeProvider = time });
        var sandbox = await emulator.CreateSandboxAsync();
        await sandbox.PutFlowAsync("orders", new RunPlan { RunFor = Timeout.InfiniteTimeSpan, CancelFor = TimeSpan.FromMinutes(30) });
        var run = await sandbox.StartRunAsync("orders");
        await sandbox.Faults.ThrottleAsync("CancelFlowExecutions", times: 2);
        using var appflow = sandbox.CreateHttpClient();

        var cancel = new RunCanceller(appflow, time).CancelAsync("orders", run.Id);
        while (!cancel.IsCompleted)
        {
            time.Advance(TimeSpan.FromMinutes(1));
            await sandbox.Clock.GetAsync();
        }

        Assert.Equal("Canceled", await cancel);
        var attempts = await sandbox.Requests.ListAsync(operation: "CancelFlowExecutions");
        Assert.Equal([429, 429, 200], attempts.Select(attempt => attempt.Status));
    }
}
