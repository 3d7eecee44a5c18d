using AppflowCancel.Timing;

namespace AppflowCancel.Memory;

/// <summary>
/// Returns memory to the system. An idle process does not collect by itself: the garbage of a storm of requests, or of a large
/// removed state, would stay in memory until the next storm. The only place that requests a collection.
/// </summary>
internal static class HeapTrim
{
    // Smaller heaps are not worth a pause.
    private const long LargeHeap = 48 * 1024 * 1024;

    // One for the process, as its heap is. A collection stops all threads, so many small resets in a row share one.
#pragma warning disable RS0030 // Real time: the process's memory has nothing to do with the clocks of accounts.
    private static readonly ThrottledAction Collection = new(TimeSpan.FromSeconds(3), TimeProvider.System, Collect);
#pragma warning restore RS0030

    /// <summary>Soon, on another thread, so that no response waits.</summary>
    public static void Soon() => Collection.Request();

    /// <summary>The same, if the heap is large enough.</summary>
    public static void SoonIfLarge()
    {
        // What is committed counts too: a collection may have emptied it, and kept it.
        if (Math.Max(GC.GetTotalMemory(forceFullCollection: false), GC.GetGCMemoryInfo(GCKind.Any).TotalCommittedBytes) > LargeHeap)
        {
            Soon();
        }
    }

    private static void Collect() => GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
}
