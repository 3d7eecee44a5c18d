using Xunit.Abstractions;

namespace AppflowCancel.UnitTests.Runs;

/// <summary>What holds of every plan at every instant.</summary>
public sealed class RunPropertyTests(ITestOutputHelper output)
{
    private const int Cases = 30_000;
    private const string Id = "run-1";

    [Fact]
    public void A_runs_statuses_never_move_back() => ForRandomRuns(20261122, (random, run) =>
    {
        var seen = Enumerable.Range(0, 8).Select(_ => random.Instant()).Append(run.StartedAt).Order().ToList();
        foreach (var (earlier, later) in seen.Zip(seen.Skip(1)))
        {
            var (before, after) = (run.StatusAt(earlier), run.StatusAt(later));
            Assert.True(before.IsFinal ? after == before : after >= before, $"{before} became {after}");
            Assert.True(run.ProgressAt(later).Records >= run.ProgressAt(earlier).Records);
            Assert.True(run.ProgressAt(later).Bytes >= run.ProgressAt(earlier).Bytes);
            Assert.True(run.LastUpdatedAt(later) >= run.LastUpdatedAt(earlier));
            Assert.True(!before.IsFinal || RunSnapshot.Of(run, later) == RunSnapshot.Of(run, earlier));
        }
    });

    [Fact]
    public void The_timeline_agrees_with_the_status_at_every_instant() => ForRandomRuns(20261123, (random, run) =>
    {
        foreach (var now in Around(run, random.Instant()))
        {
            var lines = RunTimeline.Until(run, now).ToList();

            Assert.Equal(run.StatusAt(now), lines is [] ? RunStatus.Scheduled : lines[^1].Status);
            Assert.True(lines.Zip(lines.Skip(1)).All(pair => pair.First.At <= pair.Second.At));
            Assert.True(lines is [] || lines.Exists(line => line.At == run.LastUpdatedAt(now)));
        }
    });

    [Fact]
    public void The_next_transition_is_the_next_change_of_status() => ForRandomRuns(20261124, (random, run) =>
    {
        var now = Instant.Later(random.Instant(), LastTouched(run));
        var next = run.NextTransitionAfter(now);

        Assert.True(next > now);
        if (next != Instant.Never)
        {
            Assert.Equal(run.StatusAt(now), run.StatusAt(new Instant(next.Milliseconds - 1)));
            Assert.NotEqual(run.StatusAt(now), run.StatusAt(next));
        }
    });

    [Fact]
    public void Cancelling_twice_changes_nothing() => ForRandomRuns(20261125, (random, facts) =>
    {
        var flow = TestFlows.Flow(plan: facts.Plan);
        flow.Put(Id, T0);
        var instants = Enumerable.Range(0, 3).Select(_ => Instant.Later(T0, random.Instant())).Order().ToList();
        var natural = facts.Plan.StartedAt(T0).StatusAt(instants[0]);

        var first = flow.Cancel(instants[0], Id);
        var run = flow.Run(Id, instants[0])!;
        var second = flow.Cancel(instants[1], Id);

        Assert.Equal(natural is RunStatus.InProgress ? [] : [Id], first.Invalid);
        Assert.Equal([Id], second.Invalid);
        Assert.Equal(0, second.Cancelled);
        Assert.Equal(RunSnapshot.Of(run, instants[2]), RunSnapshot.Of(flow.Run(Id, instants[2])!, instants[2]));
    });

    private static Instant LastTouched(Run run) =>
        run.Action.CancelWasRequested ? run.Action.CancelRequestedAt : new Instant(0);

    private static IEnumerable<Instant> Around(Run run, Instant other) =>
        new[] { run.StartedAt, run.Action.CancelRequestedAt, run.ProcessesUntil, run.EndsAt, other }
            .Where(instant => instant != Instant.Never)
            .SelectMany(instant => new[] { -1, 0, 1 }.Select(step => new Instant(instant.Milliseconds + step)));

    // Half of the runs that may be cancelled are, and half of those that may be finished by hand.
    private void ForRandomRuns(int seed, Action<Random, Run> property)
    {
        for (var i = 0; i < Cases; i++)
        {
            var random = new Random(seed + i);
            var run = random.Plan().StartedAt(T0);
            if (random.Instant() is var cancel && run.StatusAt(cancel) is RunStatus.InProgress && random.Next(2) == 0)
            {
                run = run.CancelledAt(cancel);
            }

            if (random.Instant() is var finish && run.StatusAt(finish) is RunStatus.InProgress or RunStatus.CancelStarted
                && (finish >= cancel || !run.Action.CancelWasRequested) && random.Next(2) == 0)
            {
                run = run.FinishedAt(finish, random.Pick(RunStatus.Successful, RunStatus.Error));
            }

            try
            {
                property(random, run);
            }
            catch
            {
                output.WriteLine($"seed {seed + i}: {run.Plan} {run.Action}");
                throw;
            }
        }

        output.WriteLine($"{Cases} cases from seed {seed}");
    }
}
