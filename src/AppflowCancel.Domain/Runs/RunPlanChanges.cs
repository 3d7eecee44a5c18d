namespace AppflowCancel.Domain.Runs;

/// <summary>The plan members set by one source (options, tags, control API, single run); null leaves the earlier source's value.</summary>
public sealed record RunPlanChanges
{
    public static readonly RunPlanChanges None = new();

    public TimeSpan? RunFor { get; init; }

    public RunStatus? Outcome { get; init; }

    public string? ErrorMessage { get; init; }

    public TimeSpan? CancelFor { get; init; }

    public RunStatus? CancelOutcome { get; init; }

    /// <summary><see cref="RunPlan.Never"/> removes the batches of an earlier source.</summary>
    public TimeSpan? BatchFor { get; init; }

    public long? RecordsPerSecond { get; init; }

    public long? BytesPerRecord { get; init; }

    /// <returns>The plan itself if nothing changes: a hundred thousand imported runs share one.</returns>
    public RunPlan ApplyTo(RunPlan plan)
    {
        var changed = this == None ? plan : Changed(plan);
        return changed == plan ? plan : changed;
    }

    private RunPlan Changed(RunPlan plan) => new()
    {
        RunFor = RunFor ?? plan.RunFor,
        Outcome = Outcome ?? plan.Outcome,
        ErrorMessage = ErrorMessage ?? plan.ErrorMessage,
        CancelFor = CancelFor ?? plan.CancelFor,
        CancelOutcome = CancelOutcome ?? plan.CancelOutcome,
        BatchFor = BatchFor is { } batch ? (batch == RunPlan.Never ? null : batch) : plan.BatchFor,
        RecordsPerSecond = RecordsPerSecond ?? plan.RecordsPerSecond,
        BytesPerRecord = BytesPerRecord ?? plan.BytesPerRecord,
    };
}
