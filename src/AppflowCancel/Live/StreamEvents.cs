using System.Buffers;
using System.Text.Json;
using AppflowCancel.Aws;
using AppflowCancel.Domain.Accounts;
using AppflowCancel.Domain.Changes;
using AppflowCancel.Domain.Flows;
using AppflowCancel.Domain.Runs;
using AppflowCancel.Domain.Time;

namespace AppflowCancel.Live;

/// <summary>Serializes changes as events. The kinds are part of the API.</summary>
/// <remarks>Not safe for concurrent use: its buffer serves one event after the other.</remarks>
internal sealed class StreamEvents : IDisposable
{
    private readonly ArrayBufferWriter<byte> _buffer = new(256);
    private readonly Utf8JsonWriter _json;

    public StreamEvents() => _json = new Utf8JsonWriter(_buffer, new JsonWriterOptions { Encoder = AwsJson.Encoder });

    /// <summary>The data of an event without members other than the account.</summary>
    public static byte[] Account(string account)
    {
        using var events = new StreamEvents();
        events._json.WriteStartObject();
        events._json.WriteString("account", account);
        return events.EndObject();
    }

    /// <summary>Null for a change that only the durable store needs.</summary>
    public StreamEvent? Of(Change change)
    {
        if (Kind(change) is not { } kind)
        {
            return null;
        }

        _json.WriteStartObject();
        WriteMembers(_json, change);
        return new StreamEvent(change.Sequence, kind, EndObject());
    }

    public void Dispose() => _json.Dispose();

    /// <summary>Whether it is the account's last event.</summary>
    public static bool IsLast(Change change) => change is AccountChange { Kind: AccountChangeKind.Dropped };

    private static string? Kind(Change change) => change switch
    {
        RunChange run => Kind(run.Kind),
        FlowChange flow => Kind(flow.Kind),
        AccountChange account => Kind(account.Kind),
        _ => null,
    };

    private static string Kind(RunChangeKind kind) => kind switch
    {
        RunChangeKind.Due => "runDue",
        RunChangeKind.Withdrawn => "runWithdrawn",
        RunChangeKind.Started => "runStarted",
        RunChangeKind.CancelRequested => "runCancelRequested",
        RunChangeKind.Finished => "runFinished",
        RunChangeKind.Forgotten => "runForgotten",
    };

    private static string? Kind(FlowChangeKind kind) => kind switch
    {
        FlowChangeKind.Created => "flowCreated",
        FlowChangeKind.Updated => "flowUpdated",
        FlowChangeKind.Started => "flowStarted",
        FlowChangeKind.Stopped => "flowStopped",
        FlowChangeKind.Tagged => "flowTagged",
        FlowChangeKind.Planned => "flowPlanned",
        FlowChangeKind.Deleted => "flowDeleted",
        FlowChangeKind.Put => "flowPut",
        FlowChangeKind.ScheduleFollowed => null,
    };

    private static string Kind(AccountChangeKind kind) => kind switch
    {
        AccountChangeKind.Created => "accountCreated",
        AccountChangeKind.Replaced => "accountReplaced",
        AccountChangeKind.Dropped => "accountDropped",
        AccountChangeKind.ClockChanged => "clockChanged",
        AccountChangeKind.FaultsChanged => "faultsChanged",
        AccountChangeKind.AccessChanged => "accessChanged",
        AccountChangeKind.ConnectorsChanged => "connectorsChanged",
        AccountChangeKind.ReportTargetsChanged => "reportTargetsChanged",
    };

    private static void WriteMembers(Utf8JsonWriter json, Change change)
    {
        json.WriteString("account", change.Account);
        if (change is FlowFact fact)
        {
            json.WriteString("region", fact.Region);
            json.WriteString("flowName", fact.FlowName);
        }

        var run = change as RunChange;
        if (run is not null)
        {
            json.WriteString("executionId", run.Run.Id.ToString());
        }

        if (run?.Transition is { } transition)
        {
            json.WriteString("status", transition.Status.ToString());
        }
        else if (run is { Kind: RunChangeKind.Due })
        {
            json.WriteString("status", nameof(RunStatus.Scheduled));
        }

        json.WriteNumber("at", EpochSecondsConverter.ToDecimal(run?.Transition?.At ?? change.At));
        if (run?.Transition is { } caused)
        {
            json.WriteString("cause", caused.Cause);
        }

        if (run is { Kind: RunChangeKind.CancelRequested } && run.Run.Action.CancelRequestedBy != Guid.Empty)
        {
            json.WriteString("requestId", run.Run.Action.CancelRequestedBy);
        }
    }

    private byte[] EndObject()
    {
        _json.WriteEndObject();
        _json.Flush();
        var data = _buffer.WrittenSpan.ToArray();
        _buffer.ResetWrittenCount();
        _json.Reset();
        return data;
    }
}
