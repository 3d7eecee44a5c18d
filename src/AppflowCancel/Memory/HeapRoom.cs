namespace AppflowCancel.Memory;

/// <summary>
/// Whether the heap has room for what a large request takes while it is handled, or adds to the state. Quotas bound numbers, not
/// bytes: without it, a few dozen large imports or flows would end a process in a small container.
/// </summary>
/// <param name="available">The heap's limit, in bytes.</param>
/// <param name="used">The heap's size.</param>
internal sealed class HeapRoom(long available, Func<long> used)
{
    // What no request of megabytes exceeds: benchmarks/costs.mjs.
    private const int Factor = 10;

    // Ten thousand flows of twenty bytes each take thirty megabytes. A heap that is fuller than this spends its time on collections.
    private const int Reserve = 4;

    /// <summary>The heap of this process, as the last collection found it.</summary>
    public static HeapRoom OfProcess() => new(
        GC.GetGCMemoryInfo(GCKind.Any).TotalAvailableMemoryBytes, static () => GC.GetGCMemoryInfo(GCKind.Any).HeapSizeBytes);

    public bool IsThereFor(long size) => used() + Math.Max(size * Factor, available / Reserve) <= available;
}
