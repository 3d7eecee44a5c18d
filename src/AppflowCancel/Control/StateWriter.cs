using System.Buffers;
using System.Text.Json;
using AppflowCancel.Aws;
using AppflowCancel.Domain.Accounts;
using AppflowCancel.Domain.Flows;
using AppflowCancel.Domain.Runs;
using AppflowCancel.Domain.Time;

namespace AppflowCancel.Control;

/// <summary>Writes an account as a state document: every run by its facts, so that what is read back is what was written.</summary>
internal sealed class StateWriter : IDisposable
{
    private readonly ArrayBufferWriter<byte> _buffer = new();
    private readonly Utf8JsonWriter _json;
    private readonly Instant _now;

    private StateWriter(Instant now)
    {
        _now = now;
        _json = new Utf8JsonWriter(_buffer, new JsonWriterOptions { Encoder = AwsJson.Encoder, Indented = true });
    }

    /// <param name="region">The region of flows that do not name their own.</param>
    public static ReadOnlyMemory<byte> Write(Account account, string region)
    {
        var clock = account.Clock.Read();
        using var writer = new StateWriter(clock.Now);
        writer.Write(account, region, clock);
        return writer._buffer.WrittenMemory;
    }

    public void Dispose() => _json.Dispose();

    private void Write(Account account, string region, ClockReading clock)
    {
        _json.WriteStartObject();
        _json.WriteString("account", account.Id);
        _json.WriteString("region", region);
        Write("now", clock.Now);
        _json.WriteBoolean("frozen", clock.Frozen);
        _json.WriteNumber("rate", clock.Rate);
        _json.WriteStartArray("flows");
        foreach (var (where, flows) in account.Regions)
        {
            foreach (var state in flows.All.Select(flow => flow.Export(_now)).OfType<FlowState>())
            {
                Write(state, where == region ? null : where);
            }
        }

        _json.WriteEndArray();
        _json.WriteEndObject();
        _json.Flush();
    }

    private void Write(FlowState flow, string? region)
    {
        _json.WriteStartObject();
        _json.WriteString("flowName", flow.Definition.Name);
        WriteIf("region", region);
        WriteIf("description", flow.Definition.Description);
        WriteIf("kmsArn", flow.Definition.KmsArn);
        Write("triggerConfig", flow.Definition.TriggerConfig);
        Write("sourceFlowConfig", flow.Definition.SourceFlowConfig);
        Write("destinationFlowConfigList", flow.Definition.DestinationFlowConfigList);
        Write("tasks", flow.Definition.Tasks);
        if (flow.Definition.MetadataCatalogConfig is { } catalog)
        {
            Write("metadataCatalogConfig", catalog);
        }

        _json.WriteString("flowStatus", flow.Status.ToString());
        Write("createdAt", flow.CreatedAt);
        Write("lastUpdatedAt", flow.LastUpdatedAt);
        _json.WriteStartObject("tags");
        foreach (var (key, value) in flow.Tags)
        {
            _json.WriteString(key, value);
        }

        _json.WriteEndObject();
        Write("plan", flow.Plan);
        Write(flow.Schedule);
        _json.WriteStartArray("runs");
        foreach (var run in flow.Runs)
        {
            Write(run);
        }

        _json.WriteEndArray();
        _json.WriteEndObject();
    }

    private void Write(FlowSchedule? schedule)
    {
        if (schedule is null)
        {
            return;
        }

        _json.WriteStartObject("schedule");
        Write("anchor", schedule.Anchor);
        WriteIf("followedTo", schedule.FollowedTo);
        WriteIf("pulledTo", schedule.PulledTo);
        _json.WriteEndObject();
    }

    private void Write(Run run)
    {
        _json.WriteStartObject();
        _json.WriteString("executionId", run.Id.ToString());
        _json.WriteString("executionStatus", run.StatusAt(_now).ToString());
        Write("startedAt", run.StartedAt);
        _json.WriteString("origin", run.Origin.ToString());
        Write("plan", Whole(run.Plan));
        WriteIf("dataPullStartTime", run.DataPull?.Start);
        WriteIf("dataPullEndTime", run.DataPull?.End);
        WriteIf("errorMessage", run.Intervention.ErrorMessage);
        if (run.Intervention.CancelWasRequested)
        {
            Write("cancelRequestedAt", run.Intervention.CancelRequestedAt);
            WriteIf("cancelRequestedBy", run.Intervention.CancelRequestedBy is var by && by == Guid.Empty ? null : by.ToString());
        }

        if (run.Intervention.FinishedByHand)
        {
            Write("finishedAt", run.Intervention.FinishedAt);
            _json.WriteString("outcome", run.Intervention.FinishedAs.ToString());
        }

        _json.WriteEndObject();
    }

    private void Write(string name, RunPlanChanges plan)
    {
        _json.WriteStartObject(name);
        WriteIf("runSeconds", plan.RunFor);
        WriteIf("outcome", plan.Outcome?.ToString());
        WriteIf("errorMessage", plan.ErrorMessage);
        WriteIf("cancelSeconds", plan.CancelFor);
        WriteIf("cancelOutcome", plan.CancelOutcome?.ToString());
        WriteIf("batchSeconds", plan.BatchFor);
        WriteIf("recordsPerSecond", plan.RecordsPerSecond);
        WriteIf("bytesPerRecord", plan.BytesPerRecord);
        _json.WriteEndObject();
    }

    private void Write(string name, Instant instant) => _json.WriteNumber(name, EpochSecondsConverter.ToDecimal(instant));

    private void Write(string name, JsonElement value)
    {
        _json.WritePropertyName(name);
        value.WriteTo(_json);
    }

    private void WriteIf(string name, string? value)
    {
        if (value is not null)
        {
            _json.WriteString(name, value);
        }
    }

    private void WriteIf(string name, Instant? value)
    {
        if (value is { } instant)
        {
            Write(name, instant);
        }
    }

    private void WriteIf(string name, long? value)
    {
        if (value is { } number)
        {
            _json.WriteNumber(name, number);
        }
    }

    private void WriteIf(string name, TimeSpan? value)
    {
        if (value == RunPlan.Never)
        {
            _json.WriteNull(name);
        }
        else if (value is { } duration)
        {
            _json.WriteNumber(name, (decimal)duration.TotalMilliseconds / 1000);
        }
    }

    private static RunPlanChanges Whole(RunPlan plan) => new()
    {
        RunFor = plan.RunFor,
        Outcome = plan.Outcome,
        ErrorMessage = plan.ErrorMessage,
        CancelFor = plan.CancelFor,
        CancelOutcome = plan.CancelOutcome,
        BatchFor = plan.BatchFor ?? RunPlan.Never,
        RecordsPerSecond = plan.RecordsPerSecond,
        BytesPerRecord = plan.BytesPerRecord,
    };
}
