using AppflowCancel.Domain.Flows;
using AppflowCancel.Domain.Runs;

namespace AppflowCancel.Control;

/// <summary>A plan as JSON: durations in seconds, <c>null</c> for one without end; what is absent, an earlier source decides.</summary>
internal sealed record PlanDocument
{
    public double? RunSeconds { get; init; }

    public RunStatus? Outcome { get; init; }

    public string? ErrorMessage { get; init; }

    public double? CancelSeconds { get; init; }

    public RunStatus? CancelOutcome { get; init; }

    public double? BatchSeconds { get; init; }

    public long? RecordsPerSecond { get; init; }

    public long? BytesPerRecord { get; init; }

    public static RunPlanChanges Read(StrictObject plan)
    {
        var changes = new RunPlanChanges
        {
            RunFor = plan.Duration("runSeconds"),
            Outcome = plan.OneOf("outcome", RunStatus.Successful, RunStatus.Error),
            ErrorMessage = plan.Text("errorMessage"),
            CancelFor = plan.Duration("cancelSeconds"),
            CancelOutcome = plan.OneOf("cancelOutcome", RunStatus.Canceled, RunStatus.Successful, RunStatus.Error),
            BatchFor = plan.Duration("batchSeconds", least: 0.001),
            RecordsPerSecond = plan.Whole("recordsPerSecond", 0, PlanTags.LargestAmount),
            BytesPerRecord = plan.Whole("bytesPerRecord", 0, PlanTags.LargestAmount),
        };
        plan.NothingElse();
        return changes;
    }
}
