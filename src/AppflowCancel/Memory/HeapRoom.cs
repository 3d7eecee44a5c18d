namespace AppflowCancel.Memory;

/// <summary>
/// Whether the heap has room for what a large request takes while it is handled, or adds to the state. Quotas bound numbers, not
/// bytes: without it, a few dozen large imports or flows would end a process in a small container.
/// </summary>
/// <param name="available">The heap's limit, in bytes.</param>
/// <param name="used">The heap's size.</param>
/// <param name="trim">Called when there is no room.</param>
internal sealed class HeapRoom(long available, Func<long> used, Action trim)
{
    // What no request of megabytes exceeds: benchmarks/costs.mjs.
    private const int Factor = 10;

    // Ten thousand flows of twenty bytes each take thirty megabytes. A fuller heap spends its time on collections.
    private readonly long _leastFree = available / 4;

    /// <summary>The heap of this process, as the last collection found it.</summary>
    public static HeapRoom OfProcess() => new(
        GC.GetGCMemoryInfo(GCKind.Any).TotalAvailableMemoryBytes, static () => GC.GetGCMemoryInfo(GCKind.Any).HeapSizeBytes, HeapTrim.Soon);

    public bool IsThereFor(long size)
    {
        if (used() + Math.Max(size * Factor, _leastFree) <= available)
        {
            return true;
        }

        // What the last collection found may be garbage by now, such as deleted flows: then the request succeeds if it is repeated.
        trim();
        return false;
    }
}
