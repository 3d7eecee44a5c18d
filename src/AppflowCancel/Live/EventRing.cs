namespace AppflowCancel.Live;

/// <summary>The last events of one account. A reader is only a sequence number, and needs no memory here.</summary>
/// <remarks>Not safe for concurrent use: the stream's lock guards it.</remarks>
internal sealed class EventRing(int capacity, long begin)
{
    private readonly Queue<StreamEvent> _events = new();
    private StreamEvent[]? _snapshot;

    /// <summary>Every event after this sequence number is here.</summary>
    public long CompleteSince { get; private set; } = begin;

    public void Add(StreamEvent added)
    {
        if (_events.Count == capacity)
        {
            CompleteSince = _events.Dequeue().Sequence;
        }

        _events.Enqueue(added);
        _snapshot = null;
    }

    /// <summary>Events were missed: only those after <paramref name="sequence"/> are known.</summary>
    public void Restart(long sequence)
    {
        _events.Clear();
        _snapshot = null;
        CompleteSince = sequence;
    }

    /// <summary>The events after a sequence number, oldest first; null if some were dropped.</summary>
    public ArraySegment<StreamEvent>? After(long sequence)
    {
        if (sequence < CompleteSince)
        {
            return null;
        }

        // Shared by all readers that wake up together.
        _snapshot ??= [.. _events];
        var first = FirstAfter(_snapshot, sequence);
        return new ArraySegment<StreamEvent>(_snapshot, first, _snapshot.Length - first);
    }

    private static int FirstAfter(StreamEvent[] events, long sequence)
    {
        var (low, high) = (0, events.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (events[middle].Sequence <= sequence)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }
}
