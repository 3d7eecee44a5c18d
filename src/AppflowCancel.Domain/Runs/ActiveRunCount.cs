using AppflowCancel.Domain.Time;

namespace AppflowCancel.Domain.Runs;

/// <summary>Number of active runs in a registry; may be stale until its flows catch up.</summary>
internal sealed class ActiveRunCount
{
    private int _count;
    private long _nextEnd = Instant.Never.Milliseconds;

    public int Value => Volatile.Read(ref _count);

    /// <summary>No counted run ends before this instant, so until then the count is not too high.</summary>
    public Instant NextEnd => new(Volatile.Read(ref _nextEnd));

    public void Add(int runs) => Interlocked.Add(ref _count, runs);

    /// <summary>Records the end of a counted run.</summary>
    public void AddEnd(Instant end)
    {
        var current = Volatile.Read(ref _nextEnd);
        while (end.Milliseconds < current)
        {
            // After it succeeds, the next turn reads what it stored.
            current = Interlocked.CompareExchange(ref _nextEnd, end.Milliseconds, current);
        }
    }

    /// <summary>The caller must then make each flow add its next end again.</summary>
    public void ForgetNextEnd() => Volatile.Write(ref _nextEnd, Instant.Never.Milliseconds);
}
