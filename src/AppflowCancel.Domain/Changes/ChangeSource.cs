namespace AppflowCancel.Domain.Changes;

/// <summary>Publishes the changes of one account while it is registered.</summary>
/// <remarks>An account that is under construction or replaced publishes nothing.</remarks>
public sealed class ChangeSource(ChangeFeed feed, string account)
{
    private volatile bool _isOpen;

    public string Account { get; } = account;

    /// <summary>Whether there is a reader; checked before a change is created.</summary>
    public bool HasReaders => _isOpen && feed.HasReaders;

    /// <summary>Whether a reader wants transitions by time.</summary>
    public bool TransitionsWanted => _isOpen && feed.TransitionsWanted;

    /// <summary>Set by the feed, under its lock.</summary>
    internal bool IsOpen
    {
        get => _isOpen;
        set => _isOpen = value;
    }

    /// <summary>A source without readers.</summary>
    public static ChangeSource Silent() => new(new ChangeFeed(), "");

    /// <summary>Call under the lock of the changed flow or account, after the change took effect.</summary>
    public void Publish(params IReadOnlyList<Change> changes) => feed.Publish(this, changes);
}
