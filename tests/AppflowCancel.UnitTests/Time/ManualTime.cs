namespace AppflowCancel.UnitTests.Time;

/// <summary>Real time that a test moves; with a tick, each reading moves it.</summary>
internal sealed class ManualTime(TimeSpan tick = default) : TimeProvider
{
    private TimeSpan _elapsed;
    private TimeSpan _set;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => DateTimeOffset.FromUnixTimeMilliseconds(T0.Milliseconds) + _elapsed + _set;

    public override long GetTimestamp() => (_elapsed += tick).Ticks;

    public void Pass(double seconds) => _elapsed += Seconds(seconds);

    /// <summary>Sets the wall clock, as an administrator or NTP does; no time passes.</summary>
    public void SetWallClock(double seconds) => _set = Seconds(seconds);
}
