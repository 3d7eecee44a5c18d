namespace AppflowCancel.Domain.Runs;

/// <summary>Number of active runs in a registry; may be stale until its flows catch up.</summary>
internal sealed class ActiveRunCount
{
    private int _count;

    public int Value => Volatile.Read(ref _count);

    public void Add(int runs) => Interlocked.Add(ref _count, runs);
}
