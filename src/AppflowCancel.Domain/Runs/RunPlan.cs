namespace AppflowCancel.Domain.Runs;

/// <summary>How a run proceeds. Fixed when the run starts.</summary>
public sealed record RunPlan
{
    /// <summary>No end: the run lasts until it is cancelled or finished through the control API.</summary>
    public static readonly TimeSpan Never = TimeSpan.MaxValue;

    public TimeSpan RunFor { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Final status without a cancel: Successful or Error.</summary>
    public RunStatus Outcome { get; init; } = RunStatus.Successful;

    /// <summary>Null for <see cref="Run.DefaultErrorMessage"/>.</summary>
    public string? ErrorMessage { get; init; }

    /// <summary>Duration of CancelStarted after the current batch ends.</summary>
    public TimeSpan CancelFor { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Final status after a cancel; Successful or Error for a cancel that loses the race.</summary>
    public RunStatus CancelOutcome { get; init; } = RunStatus.Canceled;

    /// <summary>Length of a batch. AWS: on a batch API a cancelled run first finishes the current batch.</summary>
    public TimeSpan? BatchFor { get; init; }

    public long RecordsPerSecond { get; init; } = 100;

    public long BytesPerRecord { get; init; } = 1024;
}
