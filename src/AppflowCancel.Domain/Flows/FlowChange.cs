namespace AppflowCancel.Domain.Flows;

/// <summary>A change of a flow.</summary>
public sealed record FlowChange : FlowFact
{
    public required FlowChangeKind Kind { get; init; }

    /// <summary>The flow after the change; null once it is deleted. Includes its runs only when it was put.</summary>
    public FlowState? State { get; init; }
}

public enum FlowChangeKind
{
    Created,
    Updated,

    /// <summary>A scheduled or event-triggered flow was activated.</summary>
    Started,
    Stopped,
    Tagged,

    /// <summary>The control API set the plan of its next runs.</summary>
    Planned,
    Deleted,

    /// <summary>A state document added or replaced it, with its runs.</summary>
    Put,

    /// <summary>Its schedule advanced: internal progress, published for the store.</summary>
    ScheduleFollowed,
}
