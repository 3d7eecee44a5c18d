namespace AppflowCancel.Domain.Accounts;

/// <summary>The last requests of an account: a bounded ring buffer with constant cost per request.</summary>
public sealed class RequestJournal(int capacity)
{
    private readonly Lock _gate = new();
    private readonly List<JournalEntry> _ring = [];
    private int _oldest;

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<JournalEntry> Entries
    {
        get
        {
            lock (_gate)
            {
                return [.. _ring[_oldest..], .. _ring[.._oldest]];
            }
        }
    }

    public void Add(JournalEntry entry)
    {
        lock (_gate)
        {
            if (_ring.Count < capacity)
            {
                _ring.Add(entry);
            }
            else if (capacity > 0)
            {
                _ring[_oldest] = entry;
                _oldest = (_oldest + 1) % capacity;
            }
        }
    }

    public void Clear()
    {
        lock (_gate)
        {
            _ring.Clear();
            _oldest = 0;
        }
    }
}
