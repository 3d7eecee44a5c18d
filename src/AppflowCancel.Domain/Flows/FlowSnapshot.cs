using AppflowCancel.Domain.Runs;
using AppflowCancel.Domain.Time;

namespace AppflowCancel.Domain.Flows;

/// <summary>A flow as it was at one instant.</summary>
public sealed record FlowSnapshot
{
    public required FlowDefinition Definition { get; init; }

    public required FlowStatus Status { get; init; }

    public required Instant CreatedAt { get; init; }

    public required Instant LastUpdatedAt { get; init; }

    public required IReadOnlyDictionary<string, string> Tags { get; init; }

    /// <summary>The run that started last; null before the first.</summary>
    public RunSnapshot? LastRun { get; init; }
}
