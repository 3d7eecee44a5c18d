using AppflowCancel.IntegrationTests.Support;
using AppflowCancel.Testing;

namespace AppflowCancel.IntegrationTests.Control;

/// <summary>Tests that share a process are isolated.</summary>
public sealed class IsolationTests
{
    private const int Accounts = 64;

    [Fact]
    public async Task Many_accounts_with_the_same_flow_names_and_different_clocks_and_faults_see_only_their_own()
    {
        await using var emulator = await KitEmulator.Start();

        await Task.WhenAll(Enumerable.Range(0, Accounts).Select(number => Task.Run(async () => await Use(await emulator.Another(), number))));
    }

    [Fact]
    public async Task A_region_of_an_account_does_not_see_the_flows_of_another_but_shares_its_clock()
    {
        await using var emulator = await KitEmulator.Start();
        var (here, there) = (emulator.Sandbox, await emulator.Another(emulator.Sandbox.AccountId, "eu-west-1"));
        await here.PutFlowAsync("orders");
        var run = await here.StartRunAsync("orders", "run-1");
        await there.PutFlowAsync("orders");
        var other = await there.StartRunAsync("orders", "run-1");
        await other.CancelAsync();

        await here.Clock.AdvanceAsync(TimeSpan.FromSeconds(2));

        Assert.Equal(RunStatus.Canceled, await other.GetStatusAsync());
        Assert.Equal(RunStatus.InProgress, await run.GetStatusAsync());
    }

    [Fact]
    public async Task Dropping_one_account_leaves_the_others_alone()
    {
        await using var emulator = await KitEmulator.Start();
        await emulator.Sandbox.PutFlowAsync("orders");
        var run = await emulator.Sandbox.StartRunAsync("orders");
        var other = await emulator.Another();
        await other.PutFlowAsync("orders");

        await other.DisposeAsync();

        Assert.Equal(RunStatus.InProgress, await run.GetStatusAsync());
    }

    /// <summary>The steps of one test; every step and every answer depends on its number.</summary>
    private static async Task Use(Sandbox sandbox, int number)
    {
        var throttled = number % 4;
        await sandbox.PutFlowAsync("orders", new RunPlan { RunFor = Timeout.InfiniteTimeSpan, CancelFor = TimeSpan.FromSeconds(number + 1) });
        var start = (await sandbox.Clock.GetAsync()).Now;
        var run = await sandbox.StartRunAsync("orders", $"run-{number}");
        await (await sandbox.StartRunAsync("orders", "done")).FinishAsync(RunStatus.Successful);
        if (throttled > 0)
        {
            await sandbox.Faults.ThrottleAsync("CancelFlowExecutions", throttled);
        }

        for (var i = 0; i < throttled; i++)
        {
            await Assert.ThrowsAsync<AppflowControlException>(() => run.CancelAsync());
        }

        Assert.Empty(await sandbox.CancelAsync("orders"));
        await sandbox.Clock.AdvanceAsync(TimeSpan.FromSeconds(number));
        Assert.Equal(RunStatus.CancelStarted, await run.GetStatusAsync());
        var happened = Assert.Single(await sandbox.Clock.AdvanceToNextTransitionAsync());

        Assert.Equal((run.Id, RunStatus.Canceled, start.AddSeconds(number + 1)), (happened.RunId, happened.Status, happened.At));
        var requests = await sandbox.Requests.ListAsync();
        Assert.Equal(throttled + 1, requests.Count);
        Assert.Equal(throttled, requests.Count(request => request.Fault is not null));
    }
}
