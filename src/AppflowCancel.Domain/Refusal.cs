namespace AppflowCancel.Domain;

/// <summary>Why the domain would not do as asked, as a value; nothing has changed.</summary>
/// <param name="Subject">The name, id or number the reason speaks of.</param>
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
