namespace AppflowCancel.Domain;

/// <summary>Why the domain refused a request, as a value. Nothing has changed.</summary>
/// <param name="Subject">The name, id or number that the reason refers to.</param>
public sealed record Refusal(RefusalReason Reason, string Subject);

public enum RefusalReason
{
    NoSuchFlow,
    NoSuchResource,
    FlowExists,
    FlowIsActive,
    FlowIsInUse,
    OnDemandFlowCannotStop,
    SourceIsFixed,
    DestinationIsFixed,
    ClientTokenReused,
    TooManyAccounts,
    TooManyFlows,
    TooManyConcurrentRuns,
    TooManyTags,
    NoSuchRun,
    RunIdIsTaken,
    RunHasNotStarted,
    RunHasEnded,
    RunIsNotCancelling,
}
