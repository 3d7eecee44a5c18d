using AppflowCancel.Domain.Time;

namespace AppflowCancel.Domain.Runs;

/// <summary>
/// One run: a few facts from which its status is computed for any instant. Nothing sets a status.
/// </summary>
/// <remarks>Only <see cref="RunAction"/> changes, under the lock of the flow that owns the run.</remarks>
public sealed class Run(RunId id, Instant startedAt, RunPlan plan, RunOrigin origin)
{
    public const string DefaultErrorMessage = "The flow run failed.";

    public RunId Id { get; } = id;

    /// <summary>In the future for a due run.</summary>
    public Instant StartedAt { get; } = startedAt;

    public RunPlan Plan { get; } = plan;

    public RunOrigin Origin { get; } = origin;

    public DataPull? DataPull { get; init; }

    public RunAction Action { get; set; } = RunAction.None;

    /// <summary>When it stops transferring data: at its end, or when a cancel takes effect after the current batch.</summary>
    public Instant ProcessesUntil => Instant.Earlier(
        Action.CancelWasRequested ? EndOfBatch(Action.CancelRequestedAt) : PlannedEnd,
        Action.FinishedAt);

    public Instant EndsAt =>
        Action.FinishedByRequest ? Action.FinishedAt
        : Action.CancelWasRequested ? EndOfBatch(Action.CancelRequestedAt) + Plan.CancelFor
        : PlannedEnd;

    public RunStatus EndsAs =>
        Action.FinishedByRequest ? Action.FinishedAs
        : Action.CancelWasRequested ? Plan.CancelOutcome
        : Plan.Outcome;

    /// <summary>The message of a run that ends as Error. Reported: AWS always has one, which clients log.</summary>
    public string ErrorMessage => GivenErrorMessage ?? DefaultErrorMessage;

    /// <summary>The scripted message; null for the default one.</summary>
    public string? GivenErrorMessage => Action.ErrorMessage ?? Plan.ErrorMessage;

    /// <summary>Orders runs that started in the same millisecond; assigned by the flow's history unless it is set already.</summary>
    public long Sequence { get; set; }

    private Instant PlannedEnd => StartedAt + Plan.RunFor;

    /// <summary>A copy of the current facts, for readers without the flow's lock.</summary>
    public Run Copy() => new(Id, StartedAt, Plan, Origin) { DataPull = DataPull, Action = Action, Sequence = Sequence };

    /// <summary>The boundary instant belongs to the later status.</summary>
    public RunStatus StatusAt(Instant now) =>
        now < StartedAt ? RunStatus.Scheduled
        : now >= EndsAt ? EndsAs
        : now >= Action.CancelRequestedAt ? RunStatus.CancelStarted
        : RunStatus.InProgress;

    public RunProgress ProgressAt(Instant now) =>
        now <= StartedAt ? default : RunProgress.After(Instant.Earlier(now, ProcessesUntil) - StartedAt, Plan);

    /// <summary>The instant of the last transition that has happened.</summary>
    public Instant LastUpdatedAt(Instant now) =>
        now >= EndsAt ? EndsAt
        : now >= Action.CancelRequestedAt ? Action.CancelRequestedAt
        : StartedAt;

    /// <summary>The next instant after this one at which the status changes by itself.</summary>
    public Instant NextTransitionAfter(Instant now) => now < StartedAt ? StartedAt : now < EndsAt ? EndsAt : Instant.Never;

    // At a batch boundary the next batch has started. A batch ends at the latest with its run.
    private Instant EndOfBatch(Instant cancelled)
    {
        if (Plan.BatchFor is not { Ticks: > 0 } batch)
        {
            return cancelled;
        }

        var finished = (cancelled - StartedAt).Ticks / batch.Ticks;
        return Instant.Earlier(StartedAt + TimeSpan.FromTicks(batch.Ticks * (finished + 1)), PlannedEnd);
    }
}
