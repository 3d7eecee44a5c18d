using AppflowCancel.Domain.Time;

namespace AppflowCancel.Domain.Runs;

/// <summary>Derives a run's timeline from its facts.</summary>
public static class RunTimeline
{
    /// <summary>Transitions up to and including <paramref name="now"/>, oldest first.</summary>
    public static IEnumerable<RunTransition> Until(Run run, Instant now) => All(run).TakeWhile(line => line.At <= now);

    private static IEnumerable<RunTransition> All(Run run)
    {
        yield return new(RunStatus.InProgress, run.StartedAt, StartCause(run.Origin));

        if (run.Action is { CancelWasRequested: true } cancel)
        {
            yield return new(RunStatus.CancelStarted, cancel.CancelRequestedAt, CancelCause(cancel.CancelRequestedBy));
            if (run.Plan.BatchFor is not null && run.ProcessesUntil < run.EndsAt)
            {
                yield return new(RunStatus.CancelStarted, run.ProcessesUntil, "batch finished");
            }
        }

        if (run.EndsAt != Instant.Never)
        {
            yield return new(run.EndsAs, run.EndsAt, EndCause(run));
        }
    }

    private static string StartCause(RunOrigin origin) => origin switch
    {
        RunOrigin.StartFlow => "started by StartFlow",
        RunOrigin.Schedule => "started by the schedule",
        RunOrigin.Control => "started by the control surface",
        RunOrigin.Seed => "given by a state document",
    };

    private static string CancelCause(Guid request) =>
        request == Guid.Empty ? "cancel requested by the state document" : $"cancel requested by request {request}";

    private static string EndCause(Run run) => run switch
    {
        { Action.FinishedByHand: true } => "finished by hand",
        { EndsAs: RunStatus.Canceled } => "canceled",
        { Action.CancelWasRequested: true } => "ended before the cancel took hold",
        { EndsAs: RunStatus.Error } => run.GivenErrorMessage is { } message ? $"failed: {message}" : "failed",
        _ => "completed",
    };
}
