using AppflowCancel.Domain.Accounts;
using AppflowCancel.UnitTests.Runs;
using AppflowCancel.UnitTests.Time;
using CsCheck;

namespace AppflowCancel.UnitTests.Accounts;

public sealed class TransitionPropertyTests
{
    private static readonly Gen<(RunPlan Plan, Instant StartedAt)[]> Runs =
        Gen.Select(RunGenerators.Plans, Gen.Int[0, 60].Select(second => At(second))).Array[1, 12];

    /// <summary>Each step cancels one of the runs and moves the clock: by seconds, or to the next transition.</summary>
    private static readonly Gen<(int Cancelled, int? Seconds)[]> Steps =
        Gen.Select(Gen.Int[0, 11], Gen.Int[0, 5].Nullable()).Array[1, 30];

    [Fact]
    public void Reported_transitions_agree_with_the_statuses_before_and_after() => Gen.Select(Runs, Steps).Sample(
        (runs, steps) =>
        {
            var account = new Account("000000000000", new VirtualClock(new ManualTime()), new AccountSettings());
            account.Clock.TrySet(frozen: true);
            var flow = account.In("us-east-1").With(TestFlows.OnDemand("orders"));
            for (var i = 0; i < runs.Length; i++)
            {
                flow.Put($"run-{i}", T0, startedAt: runs[i].StartedAt, plan: AsChanges(runs[i].Plan));
            }

            foreach (var (cancelled, seconds) in steps)
            {
                flow.Cancel(account.Clock.Now, $"run-{cancelled}");
                var known = Statuses();
                foreach (var happened in seconds is { } given ? account.AdvanceBy(Seconds(given)) : account.AdvanceToNextTransition())
                {
                    known[happened.Run.ToString()] = happened.Entry.Status;
                }

                Assert.Equal(known, Statuses());
            }

            Dictionary<string, RunStatus> Statuses() => Enumerable.Range(0, runs.Length)
                .ToDictionary(i => $"run-{i}", i => flow.Status($"run-{i}", account.Clock.Now));
        },
        iter: 1_000);

    private static RunPlanChanges AsChanges(RunPlan plan) => new()
    {
        RunFor = plan.RunFor,
        Outcome = plan.Outcome,
        CancelFor = plan.CancelFor,
        CancelOutcome = plan.CancelOutcome,
        BatchFor = plan.BatchFor,
    };
}
