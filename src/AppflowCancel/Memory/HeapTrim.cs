namespace AppflowCancel.Memory;

/// <summary>
/// Returns memory to the system. An idle process does not collect by itself: the garbage of a storm of requests, or of a large
/// removed state, would stay in memory until the next storm. The only place that requests a collection.
/// </summary>
internal static class HeapTrim
{
    // Smaller heaps are not worth a pause.
    private const long LargeHeap = 48 * 1024 * 1024;

    /// <summary>Soon, on another thread, so that no response waits.</summary>
    public static void Soon() => ThreadPool.UnsafeQueueUserWorkItem(static _ => Collect(), null);

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
