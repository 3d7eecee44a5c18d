using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;

namespace AppflowCancel.Domain.Changes;

/// <summary>One reader's place in the feed. One thread reads at a time; disposing ends the subscription.</summary>
public sealed class ChangeReader : IDisposable
{
    private readonly ChangeFeed _feed;
    private readonly string? _account;
    private readonly Channel<IReadOnlyList<Change>> _waiting;
    private volatile bool _fellBehind;

    internal ChangeReader(ChangeFeed feed, string? account, int? capacity, bool transitions)
    {
        (_feed, _account, Transitions) = (feed, account, transitions);

        // Continuations never run on the thread that publishes: it holds locks.
        _waiting = capacity is { } bound
            ? Channel.CreateBounded<IReadOnlyList<Change>>(new BoundedChannelOptions(bound) { SingleReader = true })
            : Channel.CreateUnbounded<IReadOnlyList<Change>>(new UnboundedChannelOptions { SingleReader = true });
    }

    /// <summary>Whether it was dropped because too much waited; what it missed has to be read afresh.</summary>
    public bool FellBehind => _fellBehind;

    internal bool Transitions { get; }

    /// <summary>Waits for something to read; false when nothing will come any more.</summary>
    public ValueTask<bool> WaitAsync(CancellationToken cancellation) => _waiting.Reader.WaitToReadAsync(cancellation);

    /// <summary>The next publication: what one request, or one step of time, changed in one place at once.</summary>
    public bool TryRead([NotNullWhen(true)] out IReadOnlyList<Change>? changes) => _waiting.Reader.TryRead(out changes);

    /// <summary>Takes everything that waits, and nothing of a request that has told only half of it.</summary>
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

    /// <returns>False when the reader fell behind and is to be dropped.</returns>
    internal bool Offer(string account, IReadOnlyList<Change> changes)
    {
        if ((_account is not null && _account != account) || _waiting.Writer.TryWrite(changes))
        {
            return true;
        }

        // Full, or disposed of meanwhile.
        _fellBehind = _waiting.Writer.TryComplete();
        return false;
    }
}
