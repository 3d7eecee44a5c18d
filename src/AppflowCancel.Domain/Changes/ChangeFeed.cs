namespace AppflowCancel.Domain.Changes;

/// <summary>
/// All changes of the process. Each is published once, after it took effect; those of one flow in the
/// order in which they took effect. No overhead without readers.
/// </summary>
/// <remarks>
/// A change is published under the lock of its flow or account, so publishing only enqueues it: readers work outside that
/// lock. A reader that falls behind by more than its capacity is dropped.
/// <code>
/// using var reader = feed.Subscribe(account: "000000000000", capacity: 1_000, transitions: true);
/// while (await reader.WaitAsync(cancellation))
/// {
///     while (reader.TryRead(out var changes))   // the changes of one request, in order
///     {
///         …
///     }
/// }
/// // If reader.FellBehind, read the state again.
/// </code>
/// </remarks>
#pragma warning disable CA1001 // The lock lives as long as the feed, and a finalizer frees its resources.
public sealed class ChangeFeed
#pragma warning restore CA1001
{
    private readonly Lock _gate = new();

    // Replaced, never changed, so that it can be read without the lock.
    private volatile ChangeReader[] _readers = [];
    private volatile bool _transitionsWanted;
    private long _position;

    // Held for reading while one request publishes in several places.
    private readonly ReaderWriterLockSlim _together = new(LockRecursionPolicy.SupportsRecursion);

    public bool HasReaders => _readers.Length > 0;

    /// <summary>Whether a reader also wants transitions by time.</summary>
    public bool TransitionsWanted => _transitionsWanted;

    /// <summary>The sequence number of the last change.</summary>
    public long Position => Volatile.Read(ref _position);

    /// <summary>A reader of everything published from now on.</summary>
    /// <param name="account">Null for every account.</param>
    /// <param name="capacity">Maximum number of unread publications; null for no limit.</param>
    /// <param name="transitions">Whether to include transitions by time: due runs that start, and runs that end.</param>
    public ChangeReader Subscribe(string? account = null, int? capacity = null, bool transitions = false)
    {
        var reader = new ChangeReader(this, account, capacity, transitions);
        lock (_gate)
        {
            SetReadersNeedsLock([.. _readers, reader]);
        }

        return reader;
    }

    /// <summary>Makes several publications of one request atomic for readers that use ReadAll.</summary>
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

    /// <summary>Publishes changes that happened together; does nothing if the source's account is not registered.</summary>
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

    /// <summary>Replaces a source: later publications of the old one are ignored.</summary>
    /// <param name="takeEffect">Registers or removes the account, atomically.</param>
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

        // Last: once the position is visible, all readers have everything up to it.
        Volatile.Write(ref _position, position);
    }

    private void SetReadersNeedsLock(ChangeReader[] readers)
    {
        _readers = readers;
        _transitionsWanted = readers.Any(reader => reader.Transitions);
    }
}
