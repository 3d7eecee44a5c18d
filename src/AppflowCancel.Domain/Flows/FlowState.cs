using AppflowCancel.Domain.Runs;
using AppflowCancel.Domain.Time;

namespace AppflowCancel.Domain.Flows;

/// <summary>Everything there is to know of a flow: what is exported and imported.</summary>
public sealed record FlowState
{
    public required FlowDefinition Definition { get; init; }

    public required FlowStatus Status { get; init; }

    public required Instant CreatedAt { get; init; }

    public required Instant LastUpdatedAt { get; init; }

    public required IReadOnlyDictionary<string, string> Tags { get; init; }

    public required RunPlanChanges Plan { get; init; }

    /// <summary>Of an active scheduled flow; if it is missing there, the flow counts as activated now.</summary>
    public FlowSchedule? Schedule { get; init; }

    /// <summary>Started ones oldest first, then those due.</summary>
    public required IReadOnlyList<Run> Runs { get; init; }
}
