using CsCheck;

namespace AppflowCancel.UnitTests.Runs;

/// <summary>Plans, runs and instants, on a coarse grid so that boundaries meet often.</summary>
internal static class RunGenerators
{
    public static readonly Gen<Instant> Instants = Gen.Int[-20, 199].Select(quarter => At(quarter / 4.0));

    private static readonly Gen<TimeSpan> Durations = Gen.Frequency(
        (1, Gen.Const(RunPlan.Never)),
        (1, Gen.Const(TimeSpan.Zero)),
        (4, Gen.Int[1, 119].Select(quarter => Seconds(quarter / 4.0))));

    private static readonly Gen<RunStatus> Outcomes = Gen.OneOf(RunStatus.Successful, RunStatus.Error);

    public static readonly Gen<RunPlan> Plans = Gen.Select(
        Durations,
        Outcomes,
        Durations,
        Gen.OneOf(RunStatus.Canceled, RunStatus.Canceled, RunStatus.Successful, RunStatus.Error),
        Gen.Int[1, 79].Nullable(),
        Gen.Int[0, 999],
        Gen.Int[0, 999],
        (runFor, outcome, cancelFor, cancelOutcome, batch, records, bytes) => new RunPlan
        {
            RunFor = runFor,
            Outcome = outcome,
            CancelFor = cancelFor,
            CancelOutcome = cancelOutcome,
            BatchFor = batch is { } quarter ? Seconds(quarter / 4.0) : null,
            RecordsPerSecond = records,
            BytesPerRecord = bytes,
        });

    /// <summary>Half of the runs that can be cancelled are, and half of those that can be finished through the control API.</summary>
    public static readonly Gen<Run> Runs = Gen.Select(
        Plans, Gen.Bool, Instants, Gen.Bool, Instants, Outcomes, (plan, cancels, cancelAt, finishes, finishAt, outcome) =>
        {
            var run = plan.StartedAt(T0);
            if (cancels && run.StatusAt(cancelAt) is RunStatus.InProgress)
            {
                run = run.CancelledAt(cancelAt);
            }

            return finishes && run.StatusAt(finishAt) is RunStatus.InProgress or RunStatus.CancelStarted
                && (finishAt >= cancelAt || !run.Action.CancelWasRequested)
                    ? run.FinishedAt(finishAt, outcome)
                    : run;
        });
}
