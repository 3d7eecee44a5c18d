using CsCheck;

namespace AppflowCancel.UnitTests.Runs;

/// <summary>Properties of every plan at every instant. CsCheck shrinks a counterexample and prints the seed that repeats it.</summary>
public sealed class RunPropertyTests
{
    private const int Cases = 10_000;
    private const string Id = "run-1";

    [Fact]
    public void A_runs_statuses_never_move_back() => Check(RunGenerators.Instants.Array[8], (run, instants) =>
    {
        var seen = instants.Append(run.StartedAt).Order().ToList();
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
    public void The_timeline_agrees_with_the_status_at_every_instant() => Check(RunGenerators.Instants, (run, other) =>
    {
        foreach (var now in Around(run, other))
        {
            var lines = RunTimeline.Until(run, now).ToList();

            Assert.Equal(run.StatusAt(now), lines is [] ? RunStatus.Scheduled : lines[^1].Status);
            Assert.True(lines.Zip(lines.Skip(1)).All(pair => pair.First.At <= pair.Second.At));
            Assert.True(lines is [] || lines.Exists(line => line.At == run.LastUpdatedAt(now)));
        }
    });

    [Fact]
    public void The_next_transition_is_the_next_change_of_status() => Check(RunGenerators.Instants, (run, instant) =>
    {
        var now = Instant.Later(instant, LastTouched(run));
        var next = run.NextTransitionAfter(now);

        Assert.True(next > now);
        if (next != Instant.Never)
        {
            Assert.Equal(run.StatusAt(now), run.StatusAt(new Instant(next.Milliseconds - 1)));
            Assert.NotEqual(run.StatusAt(now), run.StatusAt(next));
        }
    });

    [Fact]
    public void Cancelling_twice_changes_nothing() => Check(RunGenerators.Instants.Array[3], (facts, chosen) =>
    {
        var flow = TestFlows.Flow(plan: facts.Plan);
        flow.Put(Id, T0);
        var instants = chosen.Select(instant => Instant.Later(T0, instant)).Order().ToList();
        var natural = facts.Plan.StartedAt(T0).StatusAt(instants[0]);

        var first = flow.Cancel(instants[0], Id);
        var run = flow.Run(Id, instants[0])!;
        var second = flow.Cancel(instants[1], Id);

        Assert.Equal(natural is RunStatus.InProgress ? [] : [Id], first.Invalid);
        Assert.Equal([Id], second.Invalid);
        Assert.Equal(0, second.Cancelled);
        Assert.Equal(RunSnapshot.Of(run, instants[2]), RunSnapshot.Of(flow.Run(Id, instants[2])!, instants[2]));
    });

    private static void Check<T>(Gen<T> others, Action<Run, T> property) => Gen.Select(RunGenerators.Runs, others).Sample(
        (run, other) => property(run, other),
        iter: Cases,
        print: each => $"{each.Item1.Plan} {each.Item1.Action} {CsCheck.Check.Print(each.Item2)}");

    private static Instant LastTouched(Run run) =>
        run.Action.CancelWasRequested ? run.Action.CancelRequestedAt : new Instant(0);

    private static IEnumerable<Instant> Around(Run run, Instant other) =>
        new[] { run.StartedAt, run.Action.CancelRequestedAt, run.ProcessesUntil, run.EndsAt, other }
            .Where(instant => instant != Instant.Never)
            .SelectMany(instant => new[] { -1, 0, 1 }.Select(step => new Instant(instant.Milliseconds + step)));
}
