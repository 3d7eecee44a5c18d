using System.Text.Json.Serialization;

namespace AppflowCancel.Testing;

/// <summary>A run as it is now.</summary>
public sealed record RunDetails
{
    /// <summary>AWS's executionId.</summary>
    [JsonPropertyName("executionId")]
    public required string Id { get; init; }

    /// <summary>Its status at the account's time.</summary>
    [JsonPropertyName("executionStatus")]
    public required RunStatus Status { get; init; }

    /// <summary>When it started, or is due to.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When its status last changed.</summary>
    public required DateTimeOffset LastUpdatedAt { get; init; }

    /// <summary>What it has processed.</summary>
    [JsonPropertyName("executionResult")]
    public required RunResult Result { get; init; }

    /// <summary>Every status it has had, oldest first.</summary>
    public required IReadOnlyList<TimelineEntry> Timeline { get; init; }
}

/// <summary>A status of a run, when it began, and what brought it.</summary>
/// <param name="Status">The status.</param>
/// <param name="At">When it began, on the account's clock.</param>
/// <param name="Cause">Such as <c>cancel requested by request …</c>.</param>
public sealed record TimelineEntry(RunStatus Status, DateTimeOffset At, string Cause);

/// <summary>What a run has processed so far, as AWS's executionResult.</summary>
public sealed record RunResult
{
    /// <summary>Bytes read.</summary>
    public long BytesProcessed { get; init; }

    /// <summary>Bytes written.</summary>
    public long BytesWritten { get; init; }

    /// <summary>Records read.</summary>
    public long RecordsProcessed { get; init; }

    /// <summary>Why it failed; null when it has not.</summary>
    [JsonPropertyName("errorInfo")]
    public RunError? Error { get; init; }
}

/// <summary>Why a run failed, as AWS's errorInfo.</summary>
public sealed record RunError
{
    /// <summary>Records that could not be written.</summary>
    public long PutFailuresCount { get; init; }

    /// <summary>AWS's executionMessage.</summary>
    [JsonPropertyName("executionMessage")]
    public string? Message { get; init; }
}
