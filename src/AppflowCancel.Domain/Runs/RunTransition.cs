using AppflowCancel.Domain.Time;

namespace AppflowCancel.Domain.Runs;

/// <summary>One line of a run's story: the status it has from that instant on, and why.</summary>
public readonly record struct RunTransition(RunStatus Status, Instant At, string Cause);
