using AppflowCancel.IntegrationTests.Support;
using AppflowCancel.Testing;

namespace AppflowCancel.IntegrationTests.Operations;

/// <summary>When a cancelled run ends, to the millisecond, without side effects.</summary>
public sealed class CancelTimingTests
{
    private static readonly TimeSpan Millisecond = TimeSpan.FromMilliseconds(1);

    [Theory]
    [InlineData(0, RunStatus.CancelStarted)]
    [InlineData(1.999, RunStatus.CancelStarted)]
    [InlineData(2, RunStatus.Canceled)]
    [InlineData(100_000, RunStatus.Canceled)]
    public async Task A_cancelled_run_is_CancelStarted_and_then_Canceled_exactly_at_cancelSeconds(double seconds, RunStatus status)
    {
        await using var emulator = await KitEmulator.Start();
        var run = await Start(emulator.Sandbox);
        await emulator.Sandbox.Clock.AdvanceAsync(TimeSpan.FromSeconds(5));
        await run.CancelAsync();

        await emulator.Sandbox.Clock.AdvanceAsync(TimeSpan.FromSeconds(seconds));

        Assert.Equal(status, await run.GetStatusAsync());
    }

    [Fact]
    public async Task A_run_is_in_progress_until_its_last_millisecond_and_cannot_be_cancelled_afterwards()
    {
        await using var emulator = await KitEmulator.Start();
        var run = await Start(emulator.Sandbox);

        await emulator.Sandbox.Clock.AdvanceAsync(TimeSpan.FromSeconds(30) - Millisecond);
        Assert.Equal(RunStatus.InProgress, await run.GetStatusAsync());
        await emulator.Sandbox.Clock.AdvanceAsync(Millisecond);

        Assert.False(await run.CancelAsync());
        Assert.Equal(RunStatus.Successful, await run.GetStatusAsync());
    }

    [Fact]
    public async Task A_run_cancelled_in_its_last_millisecond_ends_as_Canceled_after_its_planned_end()
    {
        await using var emulator = await KitEmulator.Start();
        var run = await Start(emulator.Sandbox);
        await emulator.Sandbox.Clock.AdvanceAsync(TimeSpan.FromSeconds(30) - Millisecond);
        Assert.True(await run.CancelAsync());

        await emulator.Sandbox.Clock.AdvanceAsync(TimeSpan.FromSeconds(1));
        Assert.Equal(RunStatus.CancelStarted, await run.GetStatusAsync());
        await emulator.Sandbox.Clock.AdvanceAsync(TimeSpan.FromSeconds(1));
        Assert.Equal(RunStatus.Canceled, await run.GetStatusAsync());
    }

    [Fact]
    public async Task Only_the_flow_that_a_cancel_names_is_touched()
    {
        await using var emulator = await KitEmulator.Start();
        var run = await Start(emulator.Sandbox);
        var other = await Start(emulator.Sandbox, "orders-2");

        await emulator.Sandbox.CancelAsync("orders");

        Assert.Equal(RunStatus.CancelStarted, await run.GetStatusAsync());
        Assert.Equal(RunStatus.InProgress, await other.GetStatusAsync());
    }

    [Fact]
    public async Task Replacing_the_flow_while_a_cancel_is_pending_leaves_no_late_transition()
    {
        await using var emulator = await KitEmulator.Start();
        await (await Start(emulator.Sandbox)).CancelAsync();
        var successor = await Start(emulator.Sandbox);

        Assert.Empty(await emulator.Sandbox.Clock.AdvanceAsync(TimeSpan.FromSeconds(2)));
        Assert.Equal(RunStatus.InProgress, await successor.GetStatusAsync());
    }

    [Fact]
    public async Task Clearing_the_account_while_a_cancel_is_pending_leaves_no_late_transition()
    {
        await using var emulator = await KitEmulator.Start();
        await (await Start(emulator.Sandbox)).CancelAsync();
        await emulator.Sandbox.DisposeAsync();
        await emulator.Sandbox.Clock.FreezeAsync();
        var successor = await Start(emulator.Sandbox);

        Assert.Empty(await emulator.Sandbox.Clock.AdvanceAsync(TimeSpan.FromSeconds(2)));
        Assert.Equal(RunStatus.InProgress, await successor.GetStatusAsync());
    }

    /// <summary>Run "run-1" of a newly created flow.</summary>
    private static async Task<FlowRun> Start(Sandbox sandbox, string flow = "orders")
    {
        await sandbox.PutFlowAsync(flow);
        return await sandbox.StartRunAsync(flow, "run-1");
    }
}
