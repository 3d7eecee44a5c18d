namespace AppflowCancel.Domain.Runs;

/// <summary>How many runs are active in a registry, as far as its flows' books are up to date.</summary>
internal sealed class ActiveRunCount
{
    private int _count;

    public int Value => Volatile.Read(ref _count);

    public void Add(int runs) => Interlocked.Add(ref _count, runs);
}
