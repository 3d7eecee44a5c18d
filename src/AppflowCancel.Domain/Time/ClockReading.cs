namespace AppflowCancel.Domain.Time;

/// <summary>A clock's reading: the instant, whether it is frozen, and the rate in virtual seconds per real second.</summary>
public readonly record struct ClockReading(Instant Now, bool Frozen, double Rate);
