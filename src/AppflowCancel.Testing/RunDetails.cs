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

    /// <summary>When it started, or will start.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When its status last changed.</summary>
    public required DateTimeOffset LastUpdatedAt { get; init; }

    /// <summary>Records and bytes processed so far.</summary>
    [JsonPropertyName("executionResult")]
    public required RunResult Result { get; init; }

    /// <summary>Every status it has had, oldest first.</summary>
    public required IReadOnlyList<TimelineEntry> Timeline { get; init; }
}

/// <summary>A status of a run, its start, and its cause.</summary>
/// <param name="Status">The status.</param>
/// <param name="At">Start of the status, on the account's clock.</param>
/// <param name="Cause">Such as <c>cancel requested by request …</c>.</param>
public sealed record TimelineEntry(RunStatus Status, DateTimeOffset At, string Cause);

/// <summary>Records and bytes that a run has processed so far: AWS's executionResult.</summary>
public sealed record RunResult
{
    /// <summary>Bytes read.</summary>
    public long BytesProcessed { get; init; }

    /// <summary>Bytes written.</summary>
    public long BytesWritten { get; init; }

    /// <summary>Records read.</summary>
    public long RecordsProcessed { get; init; }

    /// <summary>Why it failed; null unless it failed.</summary>
    [JsonPropertyName("errorInfo")]
    public RunError? Error { get; init; }
}

/// <summary>Why a run failed: AWS's errorInfo.</summary>
public sealed record RunError
{
    /// <summary>Records that could not be written.</summary>
    public long PutFailuresCount { get; init; }

    /// <summary>AWS's executionMessage.</summary>
    [JsonPropertyName("executionMessage")]
    public string? Message { get; init; }
}
