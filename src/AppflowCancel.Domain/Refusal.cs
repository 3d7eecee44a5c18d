namespace AppflowCancel.Domain;

/// <summary>Why the domain refused a request, as a value. Nothing has changed.</summary>
/// <param name="Subject">The name, id or number that the reason refers to.</param>
/// <param name="Users">Names of the subject's users, where they are the reason.</param>
public sealed record Refusal(RefusalReason Reason, string Subject, IReadOnlyList<string>? Users = null);

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
    TooManyRegions,
    TooManyFlows,
    TooManyConcurrentRuns,
    TooManyTags,
    NoSuchProfile,
    ProfileExists,
    ProfileIsInUse,
    TooManyProfiles,
    NoSuchConnector,
    ConnectorIsNotRegistered,
    ConnectorExists,
    ConnectorIsInUse,
    TooManyConnectors,
    NoSuchRun,
    RunIdIsTaken,
    RunHasNotStarted,
    RunHasEnded,
    RunIsNotCancelling,
    AccessKeyIsTaken,
}
