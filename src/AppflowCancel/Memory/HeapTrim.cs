namespace AppflowCancel.Memory;

/// <summary>
/// Gives memory back to the system. An idle process does not collect by itself: what a storm of requests, or a large state that
/// is gone, has left behind would stay in memory until the next storm. The one place that asks for a collection.
/// </summary>
internal static class HeapTrim
{
    // Below this there is nothing worth a pause.
    private const long LargeHeap = 48 * 1024 * 1024;

    /// <summary>Soon, on another thread, so that no response waits.</summary>
    public static void Soon() => ThreadPool.UnsafeQueueUserWorkItem(static _ => Collect(), null);

    /// <summary>The same, if the heap is large enough to be worth it.</summary>
    public static void SoonIfLarge()
    {
        if (GC.GetTotalMemory(forceFullCollection: false) > LargeHeap)
        {
            Soon();
        }
    }

    private static void Collect() => GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
}
