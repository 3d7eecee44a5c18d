using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using AppflowCancel.Domain.Flows;
using AppflowCancel.Domain.Runs;

namespace AppflowCancel.Control.Runs;

/// <summary>A plan as JSON: durations in seconds, <c>null</c> for infinite; absent members keep the value of the source before.</summary>
internal sealed record PlanDocument
{
    [Range(0, PlanTags.MaxSeconds)]
    [Description("How long a run stays in progress; null: until it is cancelled or finished through the control API.")]
    public double? RunSeconds { get; init; }

    [AllowedValues(RunStatus.Successful, RunStatus.Error)]
    public RunStatus? Outcome { get; init; }

    public string? ErrorMessage { get; init; }

    [Range(0, PlanTags.MaxSeconds)]
    [Description("How long a cancelled run stays in CancelStarted; null: until it is finished through the control API.")]
    public double? CancelSeconds { get; init; }

    [AllowedValues(RunStatus.Canceled, RunStatus.Successful, RunStatus.Error)]
    public RunStatus? CancelOutcome { get; init; }

    [Range(0.001, PlanTags.MaxSeconds)]
    [Description("The length of a batch. A cancel waits for its end; null: no batches.")]
    public double? BatchSeconds { get; init; }

    [Range(0, PlanTags.MaxAmount)]
    public long? RecordsPerSecond { get; init; }

    [Range(0, PlanTags.MaxAmount)]
    public long? BytesPerRecord { get; init; }

    public static RunPlanChanges Read(JsonObjectReader plan)
    {
        var changes = new RunPlanChanges
        {
            RunFor = plan.Duration("runSeconds"),
            Outcome = plan.OneOf("outcome", RunStatus.Successful, RunStatus.Error),
            ErrorMessage = plan.Text("errorMessage"),
            CancelFor = plan.Duration("cancelSeconds"),
            CancelOutcome = plan.OneOf("cancelOutcome", RunStatus.Canceled, RunStatus.Successful, RunStatus.Error),
            BatchFor = plan.Duration("batchSeconds", min: 0.001),
            RecordsPerSecond = plan.Integer("recordsPerSecond", 0, PlanTags.MaxAmount),
            BytesPerRecord = plan.Integer("bytesPerRecord", 0, PlanTags.MaxAmount),
        };
        plan.RejectUnknownMembers();
        return changes;
    }
}
