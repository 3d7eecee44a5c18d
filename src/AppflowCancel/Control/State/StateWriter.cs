using System.Text.Json;
using AppflowCancel.Control.Access;
using AppflowCancel.Control.Connectors;
using AppflowCancel.Control.Events;
using AppflowCancel.Control.Faults;
using AppflowCancel.Control.Runs;
using AppflowCancel.Domain.Access;
using AppflowCancel.Domain.Accounts;
using AppflowCancel.Domain.Flows;
using AppflowCancel.Domain.Time;

namespace AppflowCancel.Control.State;

/// <summary>Writes an account as a state document. Runs are written as facts, so a round trip is exact.</summary>
internal static class StateWriter
{
    /// <param name="region">The region of flows that do not name one.</param>
    public static ReadOnlyMemory<byte> Write(Account account, string region) =>
        JsonWriting.Object(json => Write(json, account, region, isSettings: false));

    /// <summary>The account's settings: everything except its flows, with the counters of fault rules.</summary>
    public static ReadOnlyMemory<byte> WriteSettings(Account account) =>
        JsonWriting.Compact(json => Write(json, account, region: null, isSettings: true));

    private static void Write(Utf8JsonWriter json, Account account, string? region, bool isSettings)
    {
        var clock = account.Clock.Read();
        json.WriteString("account", account.Id);
        json.WriteIf("region", region);
        json.Write("now", clock.Now);
        json.WriteBoolean("frozen", clock.Frozen);
        json.WriteNumber("rate", clock.Rate);
        if (!isSettings)
        {
            WriteFlows(json, account, region, clock.Now);
        }

        ConnectorsWriter.WriteMembers(json, account, region);

        // Without counters, which belong to the test run, not to its setup.
        json.Write("faults", JsonSerializer.SerializeToElement(
            [.. account.Faults.Rules.Select(count => isSettings ? FaultDocument.Of(count) : FaultDocument.Of(count.Rule))], FaultJson.Default.FaultDocumentArray));
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

    private static void WriteFlows(Utf8JsonWriter json, Account account, string? region, Instant now)
    {
        json.WriteStartArray("flows");
        foreach (var (where, flows) in account.Regions)
        {
            foreach (var state in flows.All.Select(flow => flow.Export(now)).OfType<FlowState>())
            {
                json.WriteStartObject();
                WriteFlow(json, state, where == region ? null : where);
                WriteRuns(json, state, now);
                json.WriteEndObject();
            }
        }

        json.WriteEndArray();
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

    private static void WriteRuns(Utf8JsonWriter json, FlowState flow, Instant now)
    {
        json.WriteStartArray("runs");
        foreach (var run in flow.Runs)
        {
            json.WriteStartObject();
            json.WriteString("executionId", run.Id.ToString());
            json.WriteString("executionStatus", run.StatusAt(now).ToString());
            RunWriter.WriteFacts(json, run);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
