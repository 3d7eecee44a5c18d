using System.Net;
using AppflowCancel.IntegrationTests.Support;
using Xunit.Abstractions;

namespace AppflowCancel.IntegrationTests.Concurrency;

/// <summary>Cancel and completion at the same virtual instant: one of them wins, and all answers agree.</summary>
public sealed class LitmusTests(ITestOutputHelper output)
{
    private const int Runs = 1000;
    private const int AtOnce = 32;

    [Fact]
    public async Task Each_of_a_thousand_cancels_against_completion_is_answered_as_its_run_ends()
    {
        await using var emulator = new TestEmulator(("Emulator:MaxConcurrentRuns", "2000"));
        await emulator.PutState("""{"flows":[{"flowName":"orders","plan":{"runSeconds":30,"cancelSeconds":2}}]}""");
        var first = await Start(emulator);
        var ids = await Task.WhenAll(Enumerable.Range(0, Runs).Select(_ => Start(emulator)));
        var last = await Start(emulator);
        Assert.True(await Cancel(emulator, first));

        var accepted = await Race(emulator, ids, advanceAfter: Runs / 2);

        Assert.False(await Cancel(emulator, last));
        var ends = await Ends(emulator);
        Assert.Equal("Canceled", ends[first]);
        Assert.Equal("Successful", ends[last]);
        Assert.All(ids.Zip(accepted), run => Assert.Equal(run.Second ? "Canceled" : "Successful", ends[run.First]));
        output.WriteLine($"{accepted.Count(each => each)} cancels won.");

        // Final is final: more time changes nothing.
        await emulator.Advance(1000);
        Assert.Equal(ends, await Ends(emulator));
    }

    [Fact]
    public async Task Of_many_cancels_of_one_run_against_its_completion_one_wins_or_the_completion()
    {
        await using var emulator = new TestEmulator();
        var won = 0;
        for (var round = 0; round < 50; round++)
        {
            await emulator.PutRuns(("run-1", "InProgress"));
            var cancels = await Race(emulator, [.. Enumerable.Repeat("run-1", 20)], advanceAfter: 1 + (round % 4));
            var accepted = cancels.Count(each => each);

            await emulator.Advance(2);
            Assert.InRange(accepted, 0, 1);
            Assert.Equal(accepted == 1 ? "run-1=Canceled" : "run-1=Successful", await emulator.Statuses());
            won += accepted;
        }

        output.WriteLine($"A cancel won {won} of 50 rounds.");
    }

    /// <summary>
    /// Cancels all of them, many at a time; in between, when so many are on their way, one moves the clock to the instant at
    /// which the runs complete.
    /// </summary>
    private static async Task<bool[]> Race(TestEmulator emulator, string[] ids, int advanceAfter)
    {
        var accepted = new bool[ids.Length];
        var sent = 0;
        await Parallel.ForAsync(0, ids.Length, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (i, _) =>
        {
            if (Interlocked.Increment(ref sent) == advanceAfter)
            {
                await emulator.Advance(30);
            }

            accepted[i] = await Cancel(emulator, ids[i]);
        });
        return accepted;
    }

    private static async Task<string> Start(TestEmulator emulator)
    {
        var answer = await emulator.Post("/start-flow", """{"flowName":"orders"}""");
        return answer.MustBe(HttpStatusCode.OK).Json.GetProperty("executionId").GetString()!;
    }

    /// <summary>Whether the answer says that the run is being cancelled.</summary>
    private static async Task<bool> Cancel(TestEmulator emulator, string id)
    {
        var answer = await emulator.Post("/cancel-flow-executions", $$"""{"flowName":"orders","executionIds":["{{id}}"]}""");
        var invalid = answer.MustBe(HttpStatusCode.OK).Json.GetProperty("invalidExecutions").EnumerateArray().Select(each => each.GetString());
        return !invalid.Contains(id);
    }

    private static async Task<Dictionary<string, string>> Ends(TestEmulator emulator)
    {
        var ends = new Dictionary<string, string>();
        string? token = null;
        do
        {
            var next = token is null ? "" : $",\"nextToken\":\"{token}\"";
            var page = (await emulator.Post("/describe-flow-execution-records", $$"""{"flowName":"orders","maxResults":100{{next}}}""")).Json;
            foreach (var run in page.GetProperty("flowExecutions").EnumerateArray())
            {
                ends.Add(run.GetProperty("executionId").GetString()!, run.GetProperty("executionStatus").GetString()!);
            }

            token = page.TryGetProperty("nextToken", out var more) ? more.GetString() : null;
        }
        while (token is not null);
        return ends;
    }
}
