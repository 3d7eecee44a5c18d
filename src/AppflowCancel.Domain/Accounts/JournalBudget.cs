namespace AppflowCancel.Domain.Accounts;

/// <summary>Limits the memory of all journals together: beyond the limit, journals drop the older half of their entries, in turn.</summary>
public sealed class JournalBudget(long maxBytes)
{
    private readonly Lock _gate = new();
    private readonly LinkedList<RequestJournal> _journals = [];
    private long _bytes;

    /// <summary>Approximate size of all journals' entries.</summary>
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

    /// <summary>Call without holding a journal's lock, since it may take the lock of any.</summary>
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
