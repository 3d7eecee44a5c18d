using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;

namespace AppflowCancel.Domain.Changes;

/// <summary>A subscription to the feed, for one reading thread at a time. Disposing ends it.</summary>
public sealed class ChangeReader : IDisposable
{
    private readonly ChangeFeed _feed;
    private readonly string? _account;
    private readonly Channel<IReadOnlyList<Change>> _waiting;
    private volatile bool _fellBehind;

    internal ChangeReader(ChangeFeed feed, string? account, int? capacity, bool transitions)
    {
        (_feed, _account, Transitions) = (feed, account, transitions);

        // Continuations never run on the publishing thread, which holds locks.
        _waiting = capacity is { } bound
            ? Channel.CreateBounded<IReadOnlyList<Change>>(bound)
            : Channel.CreateUnbounded<IReadOnlyList<Change>>(new UnboundedChannelOptions { SingleReader = true });
    }

    /// <summary>Whether the reader was dropped because it fell behind. It must then read the state again.</summary>
    public bool FellBehind => _fellBehind;

    internal bool Transitions { get; }

    /// <summary>Waits for something to read; false at the end of the feed.</summary>
    public ValueTask<bool> WaitAsync(CancellationToken cancellation) => _waiting.Reader.WaitToReadAsync(cancellation);

    /// <summary>The next publication: the changes of one request, or of one step of time, in one flow or account.</summary>
    public bool TryRead([NotNullWhen(true)] out IReadOnlyList<Change>? changes) => _waiting.Reader.TryRead(out changes);

    /// <summary>Takes all pending changes, but none of a request that is still publishing.</summary>
    public void ReadAll(List<Change> changes) => _feed.WithNothingHalfTold(() =>
    {
        while (TryRead(out var more))
        {
            changes.AddRange(more);
        }
    });

    public void Dispose()
    {
        _feed.Unsubscribe(this);
        _waiting.Writer.TryComplete();
    }

    /// <returns>False when the reader fell behind and must be dropped.</returns>
    internal bool Offer(string account, IReadOnlyList<Change> changes)
    {
        if ((_account is not null && _account != account) || _waiting.Writer.TryWrite(changes))
        {
            return true;
        }

        // Full, or disposed meanwhile.
        _fellBehind = _waiting.Writer.TryComplete();
        return false;
    }
}
