namespace AppflowCancel.Domain.Runs;

/// <summary>How a run unfolds: fixed when it starts, and the same for every run that nobody planned differently.</summary>
public sealed record RunPlan
{
    /// <summary>A duration without end: until somebody cancels or finishes the run by hand.</summary>
    public static readonly TimeSpan Never = TimeSpan.MaxValue;

    public TimeSpan RunFor { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>What it ends as when nobody cancels: Successful or Error.</summary>
    public RunStatus Outcome { get; init; } = RunStatus.Successful;

    public string? ErrorMessage { get; init; }

    /// <summary>How long it lingers in CancelStarted once the batch in hand is done.</summary>
    public TimeSpan CancelFor { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>What a cancelled run ends as; Successful or Error script the cancel that loses the race.</summary>
    public RunStatus CancelOutcome { get; init; } = RunStatus.Canceled;

    /// <summary>Length of a batch. AWS: on a batch API a cancelled run first finishes the batch it is in.</summary>
    public TimeSpan? BatchFor { get; init; }

    public long RecordsPerSecond { get; init; } = 100;

    public long BytesPerRecord { get; init; } = 1024;
}
