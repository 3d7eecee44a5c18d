using System.Text.Json.Serialization;

namespace AppflowCancel.Testing;

/// <summary>How a run proceeds. Null members come from the flow's tags, then the emulator's options. Fixed when the run starts.</summary>
public sealed record RunPlan
{
    /// <summary>How long it stays in progress; <see cref="Timeout.InfiniteTimeSpan"/>: until it is cancelled or finished.</summary>
    [JsonPropertyName("runSeconds")]
    public TimeSpan? RunFor { get; init; }

    /// <summary>Final status without a cancel: <see cref="RunStatus.Successful"/> or <see cref="RunStatus.Error"/>.</summary>
    public RunStatus? Outcome { get; init; }

    /// <summary>The message of a run that ends as <see cref="RunStatus.Error"/>.</summary>
    public string? ErrorMessage { get; init; }

    /// <summary>How long it stays in <see cref="RunStatus.CancelStarted"/>; <see cref="Timeout.InfiniteTimeSpan"/>: until it is finished.</summary>
    [JsonPropertyName("cancelSeconds")]
    public TimeSpan? CancelFor { get; init; }

    /// <summary>How a cancelled run ends; <see cref="RunStatus.Successful"/> or <see cref="RunStatus.Error"/> for a cancel that loses the race.</summary>
    public RunStatus? CancelOutcome { get; init; }

    /// <summary>The length of a batch; a cancel waits for its end. <see cref="Timeout.InfiniteTimeSpan"/>: no batches.</summary>
    [JsonPropertyName("batchSeconds")]
    public TimeSpan? BatchFor { get; init; }

    /// <summary>Records processed per second in progress.</summary>
    public long? RecordsPerSecond { get; init; }

    /// <summary>Bytes per record.</summary>
    public long? BytesPerRecord { get; init; }
}
