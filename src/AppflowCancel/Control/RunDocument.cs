using AppflowCancel.Domain.Runs;
using AppflowCancel.Domain.Time;

namespace AppflowCancel.Control;

/// <summary>A run to put: any member may be absent.</summary>
internal sealed record RunDocument(string? ExecutionId, Instant? StartedAt, PlanDocument? Plan);

/// <summary>How to end a run.</summary>
internal sealed record FinishDocument(RunStatus Outcome, string? ErrorMessage);

/// <summary>A run with its record, its facts and its story; see RunWriter.</summary>
internal sealed record RunStory(
    string ExecutionId, RunStatus ExecutionStatus, Instant StartedAt, Instant LastUpdatedAt, IReadOnlyList<TimelineLine> Timeline);

internal sealed record TimelineLine(RunStatus Status, Instant At, string Cause);
