using System.Text.Json;
using System.Text.Json.Serialization;

namespace AppflowCancel.Live.Reports;

/// <summary>The part of EventBridge's operation PutEvents that is used here: JSON 1.1, members in Pascal case.</summary>
internal sealed record PutEventsRequest(IReadOnlyList<PutEventsEntry> Entries);

internal sealed record PutEventsEntry(
    long Time, string Source, IReadOnlyList<string> Resources, string DetailType, string Detail, string? EventBusName)
{
    public static PutEventsEntry Of(RunReport report, string? bus) => new(
        report.At.Milliseconds / 1000,
        report.Source,
        report.Resources,
        report.DetailType,
        JsonSerializer.Serialize(report.Detail, RunReportJson.Default.RunReportDetail),
        bus);
}

internal sealed record PutEventsResponse(int FailedEntryCount, IReadOnlyList<PutEventsResult>? Entries);

internal sealed record PutEventsResult(string? EventId, string? ErrorCode, string? ErrorMessage);

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(PutEventsRequest))]
[JsonSerializable(typeof(PutEventsResponse))]
internal sealed partial class PutEventsJson : JsonSerializerContext;
