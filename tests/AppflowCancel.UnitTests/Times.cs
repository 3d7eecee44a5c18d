namespace AppflowCancel.UnitTests;

/// <summary>Instants and durations for tests, never read from a clock.</summary>
internal static class Times
{
    public static readonly Instant T0 = new(1_790_000_000_000);

    public static Instant At(double seconds) => T0 + Seconds(seconds);

    public static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(seconds);

    /// <summary>A duration in seconds; null for infinite.</summary>
    public static TimeSpan OrNever(double? seconds) => seconds is { } some ? Seconds(some) : RunPlan.Never;
}
