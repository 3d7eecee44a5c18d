namespace AppflowCancel.Domain.Accounts;

/// <summary>Bounds what the journals of all accounts take together: the one whose turn it is forgets the older half of its entries.</summary>
public sealed class JournalBudget(long maxBytes)
{
    private readonly Lock _gate = new();
    private readonly LinkedList<RequestJournal> _journals = [];
    private long _bytes;

    /// <summary>What the entries of all journals take, roughly.</summary>
    public long Bytes => Interlocked.Read(ref _bytes);

    internal LinkedListNode<RequestJournal> Join(RequestJournal journal)
    {
        lock (_gate)
        {
            return _journals.AddLast(journal);
        }
    }

    internal void Leave(LinkedListNode<RequestJournal> journal)
    {
        lock (_gate)
        {
            _journals.Remove(journal);
        }
    }

    /// <summary>Called without the lock of any journal, since it may take that of each.</summary>
    internal void Add(long bytes)
    {
        if (Interlocked.Add(ref _bytes, bytes) > maxBytes)
        {
            ForgetOlder();
        }
    }

    internal void Remove(long bytes) => Interlocked.Add(ref _bytes, -bytes);

    private void ForgetOlder()
    {
        lock (_gate)
        {
            for (var turns = _journals.Count * 2; turns > 0 && Bytes > maxBytes; turns--)
            {
                var next = _journals.First!;
                _journals.RemoveFirst();
                _journals.AddLast(next);
                next.Value.ForgetOlderHalf();
            }
        }
    }
}
