using AppflowCancel.Domain.Time;

namespace AppflowCancel.Domain.Runs;

/// <summary>Derives a run's timeline from its facts.</summary>
public static class RunTimeline
{
    /// <summary>Transitions up to and including <paramref name="now"/>, oldest first.</summary>
    public static IEnumerable<RunTransition> Until(Run run, Instant now) => All(run).TakeWhile(line => line.At <= now);

    public static RunTransition Started(Run run) => new(RunStatus.InProgress, run.StartedAt, StartCause(run.Origin));

    public static RunTransition CancelRequested(Run run) =>
        new(RunStatus.CancelStarted, run.Action.CancelRequestedAt, CancelCause(run.Action.CancelRequestedBy));

    public static RunTransition Finished(Run run) => new(run.EndsAs, run.EndsAt, EndCause(run));

    private static IEnumerable<RunTransition> All(Run run)
    {
        yield return Started(run);

        if (run.Action.CancelWasRequested)
        {
            yield return CancelRequested(run);
            if (run.Plan.BatchFor is not null && run.ProcessesUntil < run.EndsAt)
            {
                yield return new(RunStatus.CancelStarted, run.ProcessesUntil, "batch finished");
            }
        }

        if (run.EndsAt != Instant.Never)
        {
            yield return Finished(run);
        }
    }

    private static string StartCause(RunOrigin origin) => origin switch
    {
        RunOrigin.StartFlow => "started by StartFlow",
        RunOrigin.Schedule => "started by the schedule",
        RunOrigin.Control => "started by the control API",
        RunOrigin.Seed => "from a state document",
    };

    private static string CancelCause(Guid request) =>
        request == Guid.Empty ? "cancel requested by the state document" : $"cancel requested by request {request}";

    private static string EndCause(Run run) => run switch
    {
        { Action.FinishedByRequest: true } => "finished through the control API",
        { EndsAs: RunStatus.Canceled } => "canceled",
        { Action.CancelWasRequested: true } => "ended before the cancel took effect",
        { EndsAs: RunStatus.Error } => run.GivenErrorMessage is { } message ? $"failed: {message}" : "failed",
        _ => "completed",
    };
}
