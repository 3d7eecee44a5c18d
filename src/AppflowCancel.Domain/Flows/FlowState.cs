using AppflowCancel.Domain.Runs;
using AppflowCancel.Domain.Time;

namespace AppflowCancel.Domain.Flows;

/// <summary>The complete state of a flow, for export and import.</summary>
public sealed record FlowState
{
    public required FlowDefinition Definition { get; init; }

    public required FlowStatus Status { get; init; }

    public required Instant CreatedAt { get; init; }

    public required Instant LastUpdatedAt { get; init; }

    public required IReadOnlyDictionary<string, string> Tags { get; init; }

    public required RunPlanChanges Plan { get; init; }

    /// <summary>Set for an active scheduled flow; if absent, the flow is activated now.</summary>
    public FlowSchedule? Schedule { get; init; }

    /// <summary>Started runs oldest first, then due runs.</summary>
    public required IReadOnlyList<Run> Runs { get; init; }

    /// <summary>Whether a flow uses these runs without copying them, because nothing else changes them: copies would double the memory.</summary>
    public bool RunsNeedNoCopy { get; init; }
}
