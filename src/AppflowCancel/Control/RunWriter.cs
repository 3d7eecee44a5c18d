using System.Text.Json;
using AppflowCancel.Aws;
using AppflowCancel.Domain.Runs;
using AppflowCancel.Domain.Time;
using AppflowCancel.Operations;

namespace AppflowCancel.Control;

/// <summary>Writes runs: by their facts for a state document, and with record and timeline for whoever asks about one.</summary>
internal static class RunWriter
{
    public static ReadOnlyMemory<byte> Story(Run run, Instant now) => JsonWriting.Object(json =>
    {
        var record = ExecutionRecord.Of(RunSnapshot.Of(run, now));
        foreach (var member in JsonSerializer.SerializeToElement(record, AwsJsonContext.Default.ExecutionRecord).EnumerateObject())
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

    /// <summary>As <see cref="RunReader"/> reads them.</summary>
    public static void WriteFacts(Utf8JsonWriter json, Run run)
    {
        var intervention = run.Intervention;
        json.Write("startedAt", run.StartedAt);
        json.WriteString("origin", run.Origin.ToString());
        json.WriteStartObject("plan");
        PlanWriter.WriteMembers(json, run.Plan);
        json.WriteEndObject();
        json.WriteIf("dataPullStartTime", run.DataPull?.Start);
        json.WriteIf("dataPullEndTime", run.DataPull?.End);
        json.WriteIf("errorMessage", intervention.ErrorMessage);
        if (intervention.CancelWasRequested)
        {
            json.Write("cancelRequestedAt", intervention.CancelRequestedAt);
            json.WriteIf("cancelRequestedBy", intervention.CancelRequestedBy == Guid.Empty ? null : intervention.CancelRequestedBy.ToString());
        }

        if (intervention.FinishedByHand)
        {
            json.Write("finishedAt", intervention.FinishedAt);
            json.WriteString("outcome", intervention.FinishedAs.ToString());
        }
    }
}
