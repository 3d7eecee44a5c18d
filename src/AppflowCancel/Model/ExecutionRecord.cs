using System.Text.Json.Serialization;
using AppflowCancel.Domain.Runs;
using AppflowCancel.Domain.Time;

namespace AppflowCancel.Model;

/// <summary>A run as AWS shows it.</summary>
internal sealed record ExecutionRecord
{
    public required string ExecutionId { get; init; }

    public required RunStatus ExecutionStatus { get; init; }

    public required ExecutionResult ExecutionResult { get; init; }

    public required Instant StartedAt { get; init; }

    public required Instant LastUpdatedAt { get; init; }

    public Instant? DataPullStartTime { get; init; }

    public Instant? DataPullEndTime { get; init; }

    public static ExecutionRecord Of(RunSnapshot run) => new()
    {
        ExecutionId = run.Id.ToString(),
        ExecutionStatus = run.Status,
        ExecutionResult = ExecutionResult.Of(run),
        StartedAt = run.StartedAt,
        LastUpdatedAt = run.LastUpdatedAt,
        DataPullStartTime = run.DataPull?.Start,
        DataPullEndTime = run.DataPull?.End,
    };
}

/// <summary>What a run has transferred so far. AWS: a canceled run keeps what it had transferred.</summary>
internal sealed record ExecutionResult(ErrorInfo? ErrorInfo, long BytesProcessed, long BytesWritten, long RecordsProcessed)
{
    public static ExecutionResult Of(RunSnapshot run)
    {
        var error = run.Status is RunStatus.Error ? new ErrorInfo(0, run.ErrorMessage) : null;
        return new ExecutionResult(error, run.Progress.Bytes, run.Progress.Bytes, run.Progress.Records);
    }
}

internal sealed record ErrorInfo(long PutFailuresCount, string? ExecutionMessage);

[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Serialization,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(ExecutionRecord))]
internal sealed partial class ExecutionRecordJson : JsonSerializerContext;
