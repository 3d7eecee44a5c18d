using AppflowCancel.Domain.Time;

namespace AppflowCancel.Domain.Runs;

/// <summary>Actions on a run: a cancel request, a finish by the control API, or both, in that order.</summary>
/// <remarks>
/// A struct stored inside its run: references from old runs to new objects would slow down garbage collection.
/// <c>default</c> is not <see cref="None"/>.
/// </remarks>
public readonly record struct RunAction()
{
    /// <summary>No action.</summary>
    public static readonly RunAction None = new();

    public Instant CancelRequestedAt { get; init; } = Instant.Never;

    /// <summary>Id of the cancel request; empty if it came from a state document.</summary>
    public Guid CancelRequestedBy { get; init; }

    public Instant FinishedAt { get; init; } = Instant.Never;

    /// <summary>Successful, Error or Canceled; means something only with <see cref="FinishedAt"/>.</summary>
    public RunStatus FinishedAs { get; init; }

    public string? ErrorMessage { get; init; }

    public bool CancelWasRequested => CancelRequestedAt != Instant.Never;

    public bool FinishedByRequest => FinishedAt != Instant.Never;
}
