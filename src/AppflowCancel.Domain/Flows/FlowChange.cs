namespace AppflowCancel.Domain.Flows;

/// <summary>Something became of a flow itself.</summary>
public sealed record FlowChange : FlowFact
{
    public required FlowChangeKind Kind { get; init; }

    /// <summary>The flow just after the change; null once it is deleted. With its runs only when it is put.</summary>
    public FlowState? State { get; init; }
}

public enum FlowChangeKind
{
    Created,
    Updated,

    /// <summary>A scheduled or event flow was activated.</summary>
    Started,
    Stopped,
    Tagged,

    /// <summary>The control surface planned its next runs.</summary>
    Planned,
    Deleted,

    /// <summary>A state document put it, with its runs, in the place of any of the same name.</summary>
    Put,

    /// <summary>Its schedule has been followed further. Nobody's act, and no news beyond the run that became due.</summary>
    ScheduleFollowed,
}
