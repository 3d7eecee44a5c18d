using System.Text.Json.Serialization;

namespace AppflowCancel.Domain.Time;

/// <summary>A point in time in whole milliseconds since 1970-01-01T00:00Z: the precision of AppFlow's timestamps.</summary>
[JsonConverter(typeof(EpochSecondsConverter))]
public readonly record struct Instant(long Milliseconds) : IComparable<Instant>
{
    /// <summary>The instant after an infinite duration.</summary>
    public static readonly Instant Never = new(long.MaxValue);

    /// <summary>9999-12-31T23:59:59.999Z, the maximum of a clock.</summary>
    public static readonly Instant Last = new(253_402_300_799_999);

    public static Instant operator +(Instant instant, TimeSpan duration) =>
        instant == Never || duration == TimeSpan.MaxValue
            ? Never
            : new(instant.Milliseconds + (duration.Ticks / TimeSpan.TicksPerMillisecond));

    public static TimeSpan operator -(Instant later, Instant earlier) =>
        later == Never ? TimeSpan.MaxValue : TimeSpan.FromMilliseconds(later.Milliseconds - earlier.Milliseconds);

    public static bool operator <(Instant left, Instant right) => left.Milliseconds < right.Milliseconds;

    public static bool operator >(Instant left, Instant right) => left.Milliseconds > right.Milliseconds;

    public static bool operator <=(Instant left, Instant right) => left.Milliseconds <= right.Milliseconds;

    public static bool operator >=(Instant left, Instant right) => left.Milliseconds >= right.Milliseconds;

    public static Instant Earlier(Instant one, Instant other) => one < other ? one : other;

    public static Instant Later(Instant one, Instant other) => one > other ? one : other;

    public int CompareTo(Instant other) => Milliseconds.CompareTo(other.Milliseconds);
}
