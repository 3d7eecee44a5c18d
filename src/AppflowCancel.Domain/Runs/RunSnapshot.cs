using AppflowCancel.Domain.Time;

namespace AppflowCancel.Domain.Runs;

/// <summary>A run at one instant, as an execution record shows it.</summary>
public sealed record RunSnapshot
{
    public required RunId Id { get; init; }

    public required RunStatus Status { get; init; }

    public required Instant StartedAt { get; init; }

    public required Instant LastUpdatedAt { get; init; }

    public required RunProgress Progress { get; init; }

    public DataPull? DataPull { get; init; }

    /// <summary>Set only for a run that ended as Error.</summary>
    public string? ErrorMessage { get; init; }

    public static RunSnapshot Of(Run run, Instant now)
    {
        var status = run.StatusAt(now);
        return new RunSnapshot
        {
            Id = run.Id,
            Status = status,
            StartedAt = run.StartedAt,
            LastUpdatedAt = run.LastUpdatedAt(now),
            Progress = run.ProgressAt(now),
            DataPull = run.DataPull,
            ErrorMessage = status is RunStatus.Error ? run.ErrorMessage : null,
        };
    }
}
