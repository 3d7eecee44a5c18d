namespace AppflowCancel.UnitTests.Time;

/// <summary>Real time as far as a clock can tell, moved by hand; with a tick it moves each time somebody looks.</summary>
internal sealed class ManualTime(TimeSpan tick = default) : TimeProvider
{
    private TimeSpan _elapsed;
    private TimeSpan _set;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => DateTimeOffset.FromUnixTimeMilliseconds(T0.Milliseconds) + _elapsed + _set;

    public override long GetTimestamp() => (_elapsed += tick).Ticks;

    public void Pass(double seconds) => _elapsed += Seconds(seconds);

    /// <summary>What an administrator or NTP does: the time of day jumps, and no time passes.</summary>
    public void SetWallClock(double seconds) => _set = Seconds(seconds);
}
