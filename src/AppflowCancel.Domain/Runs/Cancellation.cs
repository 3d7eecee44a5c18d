namespace AppflowCancel.Domain.Runs;

/// <summary>Result of a cancel.</summary>
/// <param name="Invalid">The ids of runs that could not be cancelled: each once, in the order given.</param>
/// <param name="Cancelled">How many runs went from InProgress to CancelStarted.</param>
public sealed record Cancellation(IReadOnlyList<string> Invalid, int Cancelled);
