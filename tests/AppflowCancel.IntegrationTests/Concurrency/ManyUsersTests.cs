using System.Collections.Concurrent;
using AppflowCancel.IntegrationTests.Support;
using Xunit.Abstractions;

namespace AppflowCancel.IntegrationTests.Concurrency;

/// <summary>Eight threads start, cancel, advance and describe concurrently.</summary>
public sealed class ManyUsersTests(ITestOutputHelper output)
{
    private const int Users = 8;
    private const int RequestsEach = 250;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Every_run_ends_once_and_every_answer_agrees_with_how_it_ended(bool someCancelAll)
    {
        var seed = Random.Shared.Next();
        output.WriteLine($"Seed {seed}; threads take their turns as they like, so it repeats what is asked, not when.");
        await using var emulator = new TestEmulator();
        await emulator.PutState("""{"flows":[{"flowName":"orders","plan":{"runSeconds":7,"cancelSeconds":2}}]}""");
        var ids = new ConcurrentQueue<string>();
        var users = Enumerable.Range(0, Users).Select(i => new FlowUser(emulator, new Random(seed + i), ids, someCancelAll)).ToList();

        await Task.WhenAll(users.Select(user => Task.Run(() => user.Work(RequestsEach))));

        await users[0].Advance(100);
        var ends = await Ends(emulator);
        output.WriteLine(string.Join(", ", ends.GroupBy(run => run.Value).Select(group => $"{group.Count()} {group.Key}")));
        Assert.Equal(ids.Order(), ends.Keys.Order());
        Assert.Equal(["Canceled", "Successful"], ends.Values.Distinct().Order());
        Assert.All(users, user => CheckObservations(user, ends));
        CheckTransitions(users, ends);
        CheckCancels(users, ends, someCancelAll);
    }

    private static async Task<Dictionary<string, string>> Ends(TestEmulator emulator)
    {
        var state = await emulator.Control(HttpMethod.Get, "/_appflow/state");
        return state.GetProperty("flows")[0].GetProperty("runs").EnumerateArray().ToDictionary(
            run => run.GetProperty("executionId").GetString()!, run => run.GetProperty("executionStatus").GetString()!);
    }

    private static void CheckObservations(FlowUser user, Dictionary<string, string> ends)
    {
        foreach (var run in user.Seen.GroupBy(seen => seen.Id, seen => seen.Status))
        {
            string[] story = ends[run.Key] is "Canceled" ? ["InProgress", "CancelStarted", "Canceled"] : ["InProgress", "Successful"];
            var steps = run.Select(status => Array.IndexOf(story, status)).ToList();
            Assert.DoesNotContain(-1, steps);
            Assert.Equal(steps.Order(), steps);
        }
    }

    private static void CheckTransitions(List<FlowUser> users, Dictionary<string, string> ends)
    {
        var told = users.SelectMany(user => user.Ended).Order();
        Assert.Equal(ends.Select(run => (run.Key, run.Value)).Order(), told);
    }

    private static void CheckCancels(List<FlowUser> users, Dictionary<string, string> ends, bool someCancelAll)
    {
        var accepted = users.SelectMany(user => user.Accepted).ToList();
        var canceled = ends.Where(run => run.Value == "Canceled").Select(run => run.Key).ToHashSet();
        Assert.Equal(accepted.Distinct().Count(), accepted.Count);
        Assert.Subset(canceled, accepted.ToHashSet());
        if (!someCancelAll)
        {
            Assert.Equal(canceled.Order(), accepted.Order());
        }
    }
}
