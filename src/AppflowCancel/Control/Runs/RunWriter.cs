using System.Text.Json;
using AppflowCancel.Domain.Runs;
using AppflowCancel.Domain.Time;
using AppflowCancel.Model;

namespace AppflowCancel.Control.Runs;

/// <summary>Writes runs: as facts for a state document, and with record and timeline for the run's route.</summary>
internal static class RunWriter
{
    public static ReadOnlyMemory<byte> Details(Run run, Instant now) => JsonWriting.Object(json =>
    {
        var record = ExecutionRecord.Of(RunSnapshot.Of(run, now));
        foreach (var member in JsonSerializer.SerializeToElement(record, ExecutionRecordJson.Default.ExecutionRecord).EnumerateObject())
        {
            member.WriteTo(json);
        }

        json.WriteStartObject("facts");
        WriteFacts(json, run);
        json.WriteEndObject();
        json.WriteStartArray("timeline");
        foreach (var line in RunTimeline.Until(run, now))
        {
            json.WriteStartObject();
            json.WriteString("status", line.Status.ToString());
            json.Write("at", line.At);
            json.WriteString("cause", line.Cause);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    /// <summary>As Control/State/RunReader reads them.</summary>
    public static void WriteFacts(Utf8JsonWriter json, Run run)
    {
        var action = run.Action;
        json.Write("startedAt", run.StartedAt);
        json.WriteString("origin", run.Origin.ToString());
        json.WriteStartObject("plan");
        PlanWriter.WriteMembers(json, run.Plan);
        json.WriteEndObject();
        json.WriteIf("dataPullStartTime", run.DataPull?.Start);
        json.WriteIf("dataPullEndTime", run.DataPull?.End);
        json.WriteIf("errorMessage", action.ErrorMessage);
        if (action.CancelWasRequested)
        {
            json.Write("cancelRequestedAt", action.CancelRequestedAt);
            json.WriteIf("cancelRequestedBy", action.CancelRequestedBy == Guid.Empty ? null : action.CancelRequestedBy.ToString());
        }

        if (action.FinishedByRequest)
        {
            json.Write("finishedAt", action.FinishedAt);
            json.WriteString("outcome", action.FinishedAs.ToString());
        }
    }
}
