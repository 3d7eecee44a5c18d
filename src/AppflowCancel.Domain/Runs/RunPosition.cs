using AppflowCancel.Domain.Time;

namespace AppflowCancel.Domain.Runs;

/// <summary>A position in a flow's records, sorted by start; stable when runs are added or removed.</summary>
public readonly record struct RunPosition(Instant StartedAt, long Sequence) : IComparable<RunPosition>
{
    public static bool operator <(RunPosition left, RunPosition right) => left.CompareTo(right) < 0;

    public static bool operator >(RunPosition left, RunPosition right) => left.CompareTo(right) > 0;

    public static bool operator <=(RunPosition left, RunPosition right) => left.CompareTo(right) <= 0;

    public static bool operator >=(RunPosition left, RunPosition right) => left.CompareTo(right) >= 0;

    public static RunPosition Of(Run run) => new(run.StartedAt, run.Sequence);

    public int CompareTo(RunPosition other) =>
        StartedAt == other.StartedAt ? Sequence.CompareTo(other.Sequence) : StartedAt.CompareTo(other.StartedAt);
}
