namespace AppflowCancel.Domain.Time;

/// <summary>What a clock shows: the instant, whether it stands still, and virtual seconds per real second when it does not.</summary>
public readonly record struct ClockReading(Instant Now, bool Frozen, double Rate);
