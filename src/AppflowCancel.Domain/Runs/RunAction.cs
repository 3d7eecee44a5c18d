using AppflowCancel.Domain.Time;

namespace AppflowCancel.Domain.Runs;

/// <summary>What somebody did to a run: asked it to cancel, ended it by hand, or both, in that order.</summary>
/// <remarks>
/// A value, held within its run: of old runs that pointed to new objects the garbage collector would have to look at each.
/// <c>default</c> is not <see cref="None"/>.
/// </remarks>
public readonly record struct RunAction()
{
    /// <summary>Nobody touched the run.</summary>
    public static readonly RunAction None = new();

    public Instant CancelRequestedAt { get; init; } = Instant.Never;

    /// <summary>The id of the request that asked; empty when a state document says so.</summary>
    public Guid CancelRequestedBy { get; init; }

    public Instant FinishedAt { get; init; } = Instant.Never;

    /// <summary>Successful, Error or Canceled; means something only with <see cref="FinishedAt"/>.</summary>
    public RunStatus FinishedAs { get; init; }

    public string? ErrorMessage { get; init; }

    public bool CancelWasRequested => CancelRequestedAt != Instant.Never;

    public bool FinishedByHand => FinishedAt != Instant.Never;
}
