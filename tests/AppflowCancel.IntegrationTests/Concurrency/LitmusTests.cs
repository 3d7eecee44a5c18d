using AppflowCancel.IntegrationTests.Support;
using AppflowCancel.Testing;
using Xunit.Abstractions;

namespace AppflowCancel.IntegrationTests.Concurrency;

/// <summary>Cancel and completion at the same virtual instant: one of them wins, and all answers agree.</summary>
public sealed class LitmusTests(ITestOutputHelper output)
{
    private const int Runs = 1000;
    private const int AtOnce = 32;

    private static readonly TimeSpan RunFor = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Each_of_a_thousand_cancels_against_completion_is_answered_as_its_run_ends()
    {
        await using var emulator = await KitEmulator.Start(("MaxConcurrentRuns", "2000"));
        var sandbox = emulator.Sandbox;
        await sandbox.PutFlowAsync("orders", new RunPlan { RunFor = RunFor });
        var first = await sandbox.StartRunAsync("orders");
        var runs = await ForEach(new int[Runs], _ => sandbox.StartRunAsync("orders"));
        var last = await sandbox.StartRunAsync("orders");
        Assert.True(await first.CancelAsync());

        var accepted = await Race(sandbox, runs, advanceAfter: Runs / 2);

        Assert.False(await last.CancelAsync());
        var ends = await ForEach(runs, run => run.GetStatusAsync());
        Assert.Equal(RunStatus.Canceled, await first.GetStatusAsync());
        Assert.Equal(RunStatus.Successful, await last.GetStatusAsync());
        Assert.All(ends.Zip(accepted), run => Assert.Equal(run.Second ? RunStatus.Canceled : RunStatus.Successful, run.First));
        output.WriteLine($"{accepted.Count(each => each)} cancels won.");

        // Final is final: more time changes nothing.
        Assert.Empty(await sandbox.Clock.AdvanceAsync(TimeSpan.FromSeconds(1000)));
        Assert.Equal(ends, await ForEach(runs, run => run.GetStatusAsync()));
    }

    [Fact]
    public async Task Of_many_cancels_of_one_run_against_its_completion_one_wins_or_the_completion()
    {
        await using var emulator = await KitEmulator.Start();
        var sandbox = emulator.Sandbox;
        var won = 0;
        for (var round = 0; round < 50; round++)
        {
            await sandbox.PutFlowAsync("orders", new RunPlan { RunFor = RunFor });
            var run = await sandbox.StartRunAsync("orders");
            var cancels = await Race(sandbox, [.. Enumerable.Repeat(run, 20)], advanceAfter: 1 + (round % 4));
            var accepted = cancels.Count(each => each);

            await sandbox.Clock.AdvanceAsync(TimeSpan.FromSeconds(2));
            Assert.InRange(accepted, 0, 1);
            Assert.Equal(accepted == 1 ? RunStatus.Canceled : RunStatus.Successful, await run.GetStatusAsync());
            won += accepted;
        }

        output.WriteLine($"A cancel won {won} of 50 rounds.");
    }

    /// <summary>
    /// Cancels all of them concurrently; meanwhile, after a number of cancels, one client moves the clock to the instant at
    /// which the runs complete.
    /// </summary>
    private static async Task<bool[]> Race(Sandbox sandbox, FlowRun[] runs, int advanceAfter)
    {
        var sent = 0;
        return await ForEach(runs, async run =>
        {
            if (Interlocked.Increment(ref sent) == advanceAfter)
            {
                await sandbox.Clock.AdvanceAsync(RunFor);
            }

            return await run.CancelAsync();
        });
    }

    private static async Task<TResult[]> ForEach<T, TResult>(T[] items, Func<T, Task<TResult>> action)
    {
        var results = new TResult[items.Length];
        await Parallel.ForAsync(0, items.Length, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (i, _) => results[i] = await action(items[i]));
        return results;
    }
}
