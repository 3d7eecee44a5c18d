using System.Text;
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
        Encoding.UTF8.GetString(ReportJson.Of(report.Detail, RunReportJson.Default.RunReportDetail)),
        bus);
}

/// <param name="FailedEntryCount">Null in what is not an answer of PutEvents.</param>
/// <param name="ErrorCode">Of the first entry, if it was refused.</param>
/// <param name="ErrorMessage">Of the first entry, if it was refused.</param>
internal readonly record struct PutEventsAnswer(int? FailedEntryCount, string? ErrorCode, string? ErrorMessage)
{
    public static PutEventsAnswer Of(JsonElement json)
    {
        if (json.ValueKind is not JsonValueKind.Object)
        {
            return default;
        }

        var entry = json.TryGetProperty("Entries", out var entries) && entries.ValueKind is JsonValueKind.Array
            ? entries.EnumerateArray().FirstOrDefault()
            : default;
        return new(FailedEntries(json), Text(entry, nameof(ErrorCode)), Text(entry, nameof(ErrorMessage)));
    }

    private static int? FailedEntries(JsonElement json) => !json.TryGetProperty(nameof(FailedEntryCount), out var count)
        ? 0
        : count.ValueKind is JsonValueKind.Number && count.TryGetInt32(out var failed) ? failed : null;

    private static string? Text(JsonElement entry, string member) =>
        entry.ValueKind is JsonValueKind.Object && entry.TryGetProperty(member, out var text) && text.ValueKind is JsonValueKind.String
            ? text.GetString()
            : null;
}

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Serialization, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(PutEventsRequest))]
internal sealed partial class PutEventsJson : JsonSerializerContext;
