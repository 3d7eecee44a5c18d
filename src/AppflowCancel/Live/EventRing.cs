namespace AppflowCancel.Live;

/// <summary>The last events of one account. A reader is only a sequence number, and needs no memory here.</summary>
/// <remarks>Not safe for concurrent use: the stream's lock guards it.</remarks>
internal sealed class EventRing(int capacity, long begin)
{
    private readonly List<StreamEvent> _events = [];

    // Index of the oldest event, once the list is full.
    private int _oldest;

    /// <summary>Every event after this sequence number is here.</summary>
    public long CompleteSince { get; private set; } = begin;

    public void Add(StreamEvent added)
    {
        if (_events.Count < capacity)
        {
            _events.Add(added);
            return;
        }

        CompleteSince = _events[_oldest].Sequence;
        _events[_oldest] = added;
        _oldest = (_oldest + 1) % capacity;
    }

    /// <summary>Events were missed: only those after <paramref name="sequence"/> are known.</summary>
    public void Restart(long sequence)
    {
        _events.Clear();
        _oldest = 0;
        CompleteSince = sequence;
    }

    /// <summary>The events after a sequence number, oldest first; null if some were dropped.</summary>
    public StreamEvent[]? After(long sequence)
    {
        if (sequence < CompleteSince)
        {
            return null;
        }

        var after = new StreamEvent[_events.Count - FirstAfter(sequence)];
        for (var i = 0; i < after.Length; i++)
        {
            after[i] = At(_events.Count - after.Length + i);
        }

        return after;
    }

    // By age: 0 is the oldest.
    private StreamEvent At(int index) => _events[(_oldest + index) % _events.Count];

    private int FirstAfter(long sequence)
    {
        var (low, high) = (0, _events.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (At(middle).Sequence <= sequence)
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
