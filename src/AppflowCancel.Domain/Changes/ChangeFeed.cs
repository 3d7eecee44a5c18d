namespace AppflowCancel.Domain.Changes;

/// <summary>
/// What happens in the process, told as it happens: every change once, after it took effect, and those of one flow in the
/// order in which they did. Costs nothing while nobody reads.
/// </summary>
/// <remarks>
/// A change is published under the lock of what changed, so publishing only hands it over: readers work on their own time
/// and hold up nobody. A reader that falls behind by more than its capacity is dropped, not waited for.
/// <code>
/// using var reader = feed.Subscribe(account: "000000000000", capacity: 1_000, transitions: true);
/// while (await reader.WaitAsync(cancellation))
/// {
///     while (reader.TryRead(out var changes))   // what one request changed at once, in order
///     {
///         …
///     }
/// }
/// // reader.FellBehind: what was missed has to be read afresh.
/// </code>
/// </remarks>
#pragma warning disable CA1001 // The lock that it owns lives as long as it does, and holds nothing that a finalizer does not free.
public sealed class ChangeFeed
#pragma warning restore CA1001
{
    private readonly Lock _gate = new();

    // Replaced as a whole, so that it can be read without the lock.
    private volatile ChangeReader[] _readers = [];
    private volatile bool _transitionsWanted;
    private long _position;

    // Held for reading while one request publishes in several places.
    private readonly ReaderWriterLockSlim _together = new(LockRecursionPolicy.SupportsRecursion);

    public bool HasReaders => _readers.Length > 0;

    /// <summary>Whether a reader wants to know what time alone does to runs, too.</summary>
    public bool TransitionsWanted => _transitionsWanted;

    /// <summary>The sequence number of the last change.</summary>
    public long Position => Volatile.Read(ref _position);

    /// <summary>A reader of everything that is published from now on.</summary>
    /// <param name="account">Null for every account.</param>
    /// <param name="capacity">How many publications may wait to be read; null for any number.</param>
    /// <param name="transitions">Whether to tell, too, what time alone does: due runs that start, and runs that end.</param>
    public ChangeReader Subscribe(string? account = null, int? capacity = null, bool transitions = false)
    {
        var reader = new ChangeReader(this, account, capacity, transitions);
        lock (_gate)
        {
            SetReadersNeedsLock([.. _readers, reader]);
        }

        return reader;
    }

    /// <summary>Makes what a request publishes in several places one, for a reader that takes all there is.</summary>
    public void Together(Action publish)
    {
        _together.EnterReadLock();
        try
        {
            publish();
        }
        finally
        {
            _together.ExitReadLock();
        }
    }

    internal void WithNothingHalfTold(Action read)
    {
        _together.EnterWriteLock();
        try
        {
            read();
        }
        finally
        {
            _together.ExitWriteLock();
        }
    }

    internal void Unsubscribe(ChangeReader reader)
    {
        lock (_gate)
        {
            SetReadersNeedsLock([.. _readers.Where(other => other != reader)]);
        }
    }

    /// <summary>Publishes what happened at once; nothing if the source's account is not, or no longer, one of the process.</summary>
    internal void Publish(ChangeSource source, IReadOnlyList<Change> changes)
    {
        lock (_gate)
        {
            if (source.IsOpen)
            {
                PublishNeedsLock(source.Account, changes);
            }
        }
    }

    /// <summary>Makes one source take the place of another: nothing the old one publishes afterwards is heard.</summary>
    /// <param name="takeEffect">Makes the account visible or gone, at the same instant.</param>
    internal void Exchange(ChangeSource? closed, ChangeSource? opened, Change? change, Action takeEffect)
    {
        lock (_gate)
        {
            closed?.IsOpen = false;
            opened?.IsOpen = true;
            takeEffect();
            if (change is not null)
            {
                PublishNeedsLock((opened ?? closed)!.Account, [change]);
            }
        }
    }

    private void PublishNeedsLock(string account, IReadOnlyList<Change> changes)
    {
        var position = _position;
        foreach (var change in changes)
        {
            change.Account = account;
            change.Sequence = ++position;
        }

        foreach (var reader in _readers)
        {
            if (!reader.Offer(account, changes))
            {
                SetReadersNeedsLock([.. _readers.Where(other => other != reader)]);
            }
        }

        // Last: whoever reads the position finds everything up to it with the readers.
        Volatile.Write(ref _position, position);
    }

    private void SetReadersNeedsLock(ChangeReader[] readers)
    {
        _readers = readers;
        _transitionsWanted = readers.Any(reader => reader.Transitions);
    }
}
