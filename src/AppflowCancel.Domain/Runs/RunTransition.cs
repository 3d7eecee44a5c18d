using AppflowCancel.Domain.Time;

namespace AppflowCancel.Domain.Runs;

/// <summary>One transition: the status from that instant on, and its cause.</summary>
public readonly record struct RunTransition(RunStatus Status, Instant At, string Cause);
