using System.Text.Json;
using AppflowCancel.Domain.Runs;

namespace AppflowCancel.Control.Runs;

/// <summary>Writes plans as <see cref="PlanDocument"/> reads them.</summary>
internal static class PlanWriter
{
    /// <summary>The members set by one source.</summary>
    public static void WriteMembers(Utf8JsonWriter json, RunPlanChanges plan)
    {
        json.WriteIf("runSeconds", plan.RunFor);
        json.WriteIf("outcome", plan.Outcome?.ToString());
        json.WriteIf("errorMessage", plan.ErrorMessage);
        json.WriteIf("cancelSeconds", plan.CancelFor);
        json.WriteIf("cancelOutcome", plan.CancelOutcome?.ToString());
        json.WriteIf("batchSeconds", plan.BatchFor);
        json.WriteIf("recordsPerSecond", plan.RecordsPerSecond);
        json.WriteIf("bytesPerRecord", plan.BytesPerRecord);
    }

    /// <summary>The members of a run's whole plan.</summary>
    public static void WriteMembers(Utf8JsonWriter json, RunPlan plan) => WriteMembers(json, new RunPlanChanges
    {
        RunFor = plan.RunFor,
        Outcome = plan.Outcome,
        ErrorMessage = plan.ErrorMessage,
        CancelFor = plan.CancelFor,
        CancelOutcome = plan.CancelOutcome,
        BatchFor = plan.BatchFor ?? RunPlan.Never,
        RecordsPerSecond = plan.RecordsPerSecond,
        BytesPerRecord = plan.BytesPerRecord,
    });
}
