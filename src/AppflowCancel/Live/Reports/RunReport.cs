using System.Text.Json.Serialization;
using AppflowCancel.Domain.Time;

namespace AppflowCancel.Live.Reports;

/// <summary>An event that AppFlow sends to EventBridge about a run: envelope and detail, with members in the recorded order.</summary>
internal sealed record RunReport
{
    public const string StartType = "AppFlow Start Flow Run Report";
    public const string EndType = "AppFlow End Flow Run Report";

    public string Version { get; } = "0";

    /// <summary>A UUID; always the same for the same report.</summary>
    public required string Id { get; init; }

    [JsonPropertyName("detail-type")]
    public required string DetailType { get; init; }

    public string Source { get; } = "aws.appflow";

    public required string Account { get; init; }

    /// <summary>To the second.</summary>
    public required string Time { get; init; }

    public required string Region { get; init; }

    public required IReadOnlyList<string> Resources { get; init; }

    public required RunReportDetail Detail { get; init; }

    /// <summary>When the run started or ended, on the account's clock.</summary>
    internal Instant At { get; init; }
}

/// <summary>Every value is a string, as recorded. A start report has the members up to the trigger, the id and the start.</summary>
internal sealed record RunReportDetail
{
    [JsonPropertyName("flow-name")]
    public required string FlowName { get; init; }

    [JsonPropertyName("created-by")]
    public required string CreatedBy { get; init; }

    [JsonPropertyName("flow-arn")]
    public required string FlowArn { get; init; }

    public required string Source { get; init; }

    public required string Destination { get; init; }

    [JsonPropertyName("source-object")]
    public required string SourceObject { get; init; }

    [JsonPropertyName("destination-object")]
    public required string DestinationObject { get; init; }

    [JsonPropertyName("trigger-type")]
    public required string TriggerType { get; init; }

    [JsonPropertyName("num-of-records-processed")]
    public string? RecordsProcessed { get; init; }

    [JsonPropertyName("execution-id")]
    public required string ExecutionId { get; init; }

    [JsonPropertyName("num-of-records-filtered")]
    public string? RecordsFiltered { get; init; }

    [JsonPropertyName("start-time")]
    public required string StartTime { get; init; }

    [JsonPropertyName("num-of-documents-processed")]
    public string? DocumentsProcessed { get; init; }

    [JsonPropertyName("end-time")]
    public string? EndTime { get; init; }

    [JsonPropertyName("num-of-record-failures")]
    public string? RecordFailures { get; init; }

    [JsonPropertyName("data-processed")]
    public string? DataProcessed { get; init; }

    public string? Status { get; init; }

    public string? Error { get; init; }
}

[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Serialization,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(RunReport))]
internal sealed partial class RunReportJson : JsonSerializerContext;
