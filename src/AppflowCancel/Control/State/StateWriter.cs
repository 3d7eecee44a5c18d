using System.Text.Json;
using AppflowCancel.Control.Access;
using AppflowCancel.Control.Connectors;
using AppflowCancel.Control.Events;
using AppflowCancel.Control.Faults;
using AppflowCancel.Control.Runs;
using AppflowCancel.Domain.Access;
using AppflowCancel.Domain.Accounts;
using AppflowCancel.Domain.Flows;
using AppflowCancel.Domain.Runs;
using AppflowCancel.Domain.Time;

namespace AppflowCancel.Control.State;

/// <summary>Writes the parts of a state document. Runs are written as facts, so a round trip is exact.</summary>
internal static class StateWriter
{
    /// <summary>The account's settings: everything except its flows, with the counters of fault rules.</summary>
    public static ReadOnlyMemory<byte> WriteSettings(Account account) => JsonWriting.Compact(json =>
    {
        WriteAccount(json, account, region: null);
        WriteSettings(json, account, region: null, withCounters: true);
    });

    /// <param name="region">The region of entries that do not name one; null if all name it.</param>
    /// <returns>The clock's reading.</returns>
    public static ClockReading WriteAccount(Utf8JsonWriter json, Account account, string? region)
    {
        var clock = account.Clock.Read();
        json.WriteString("account", account.Id);
        json.WriteIf("region", region);
        json.Write("now", clock.Now);
        json.WriteBoolean("frozen", clock.Frozen);
        json.WriteNumber("rate", clock.Rate);
        return clock;
    }

    /// <param name="withCounters">Whether with those of fault rules, which belong to the test run, not to its setup.</param>
    public static void WriteSettings(Utf8JsonWriter json, Account account, string? region, bool withCounters)
    {
        ConnectorsWriter.WriteMembers(json, account, region);
        json.Write("faults", JsonSerializer.SerializeToElement(
            [.. account.Faults.Rules.Select(count => withCounters ? FaultDocument.Of(count) : FaultDocument.Of(count.Rule))], FaultJson.Default.FaultDocumentArray));
        if (account.Access is not { Signatures: SignatureMode.Ignored, Callers: [] })
        {
            json.WritePropertyName("access");
            AccessWriter.WriteTo(json, account.Access);
        }

        if (account.ReportTargets.All is { Count: > 0 } targets)
        {
            json.Write(StateReader.TargetsMember, JsonSerializer.SerializeToElement([.. targets.Select(TargetDocument.Of)], EventJson.Default.TargetDocumentArray));
        }
    }

    /// <summary>The members of a flow, without its runs.</summary>
    public static void WriteFlow(Utf8JsonWriter json, FlowState flow, string? region)
    {
        json.WriteString("flowName", flow.Definition.Name);
        json.WriteIf("region", region);
        json.WriteIf("description", flow.Definition.Description);
        json.WriteIf("kmsArn", flow.Definition.KmsArn);
        json.Write("triggerConfig", flow.Definition.TriggerConfig);
        json.Write("sourceFlowConfig", flow.Definition.SourceFlowConfig);
        json.Write("destinationFlowConfigList", flow.Definition.DestinationFlowConfigList);
        json.Write("tasks", flow.Definition.Tasks);
        if (flow.Definition.MetadataCatalogConfig is { } catalog)
        {
            json.Write("metadataCatalogConfig", catalog);
        }

        json.WriteString("flowStatus", flow.Status.ToString());
        json.Write("createdAt", flow.CreatedAt);
        json.Write("lastUpdatedAt", flow.LastUpdatedAt);
        WriteTags(json, flow);
        json.WriteStartObject("plan");
        PlanWriter.WriteMembers(json, flow.Plan);
        json.WriteEndObject();
        WriteSchedule(json, flow.Schedule);
    }

    public static void WriteRun(Utf8JsonWriter json, Run run, Instant now)
    {
        json.WriteStartObject();
        json.WriteString("executionId", run.Id.ToString());
        json.WriteString("executionStatus", run.StatusAt(now).ToString());
        RunWriter.WriteFacts(json, run);
        json.WriteEndObject();
    }

    private static void WriteTags(Utf8JsonWriter json, FlowState flow)
    {
        json.WriteStartObject("tags");
        foreach (var (key, value) in flow.Tags)
        {
            json.WriteString(key, value);
        }

        json.WriteEndObject();
    }

    private static void WriteSchedule(Utf8JsonWriter json, FlowSchedule? schedule)
    {
        if (schedule is not null)
        {
            json.WriteStartObject("schedule");
            json.Write("anchor", schedule.Anchor);
            json.WriteIf("followedTo", schedule.FollowedTo);
            json.WriteIf("pulledTo", schedule.PulledTo);
            json.WriteEndObject();
        }
    }
}
