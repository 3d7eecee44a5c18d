namespace AppflowCancel.Domain.Accounts;

/// <summary>The last requests of an account, limited in number, and in bytes together with the journals of all accounts.</summary>
public sealed class RequestJournal(int capacity, JournalBudget budget)
{
    private readonly Lock _gate = new();
    private readonly Queue<(JournalEntry Entry, long Bytes)> _entries = [];
    private LinkedListNode<RequestJournal>? _place;
    private bool _closed;

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<JournalEntry> Entries
    {
        get
        {
            lock (_gate)
            {
                return [.. _entries.Select(each => each.Entry)];
            }
        }
    }

    public void Add(JournalEntry entry)
    {
        var bytes = entry.EstimateBytes();
        lock (_gate)
        {
            if (_closed || capacity == 0)
            {
                return;
            }

            if (_entries.Count == capacity)
            {
                ForgetNeedsLock(1);
            }

            _entries.Enqueue((entry, bytes));
        }

        if (_place is null)
        {
            Join();
        }

        budget.Add(bytes);
    }

    public void Clear()
    {
        lock (_gate)
        {
            ForgetNeedsLock(_entries.Count);
        }
    }

    /// <summary>The account was removed: requests in progress record nothing from now on.</summary>
    internal void Close()
    {
        LinkedListNode<RequestJournal>? place;
        lock (_gate)
        {
            _closed = true;
            ForgetNeedsLock(_entries.Count);
            (place, _place) = (_place, null);
        }

        if (place is not null)
        {
            budget.Leave(place);
        }
    }

    internal void ForgetOlderHalf()
    {
        lock (_gate)
        {
            ForgetNeedsLock((_entries.Count + 1) / 2);
        }
    }

    private void Join()
    {
        var place = budget.Join(this);
        lock (_gate)
        {
            if (_place is null && !_closed)
            {
                _place = place;
                return;
            }
        }

        budget.Leave(place);
    }

    private void ForgetNeedsLock(int count)
    {
        for (; count > 0; count--)
        {
            budget.Remove(_entries.Dequeue().Bytes);
        }
    }
}
