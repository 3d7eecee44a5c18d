namespace AppflowCancel.Domain.Changes;

/// <summary>Where the changes of one account come from, as long as the account is one of the process.</summary>
/// <remarks>An account that is still being put together, or that another has replaced, publishes nothing.</remarks>
public sealed class ChangeSource(ChangeFeed feed, string account)
{
    private volatile bool _isOpen;

    public string Account { get; } = account;

    /// <summary>Whether anybody would hear of a change; asked before one is made up.</summary>
    public bool HasReaders => _isOpen && feed.HasReaders;

    /// <summary>Whether anybody wants to know what time alone does.</summary>
    public bool TransitionsWanted => _isOpen && feed.TransitionsWanted;

    /// <summary>Set by the feed, under its lock.</summary>
    internal bool IsOpen
    {
        get => _isOpen;
        set => _isOpen = value;
    }

    /// <summary>A source that nobody ever reads.</summary>
    public static ChangeSource Silent() => new(new ChangeFeed(), "");

    /// <summary>Called under the lock of what changed, after the change took effect.</summary>
    public void Publish(params IReadOnlyList<Change> changes) => feed.Publish(this, changes);
}
