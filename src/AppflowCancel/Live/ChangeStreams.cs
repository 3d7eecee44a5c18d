using AppflowCancel.Domain.Accounts;
using AppflowCancel.Domain.Changes;
using AppflowCancel.Timing;

namespace AppflowCancel.Live;

/// <summary>
/// The streams of accounts that have readers. A stream starts with its first reader, and outlives the last one by a
/// minute, so that a disconnected client can resume.
/// </summary>
internal sealed class ChangeStreams(
    ChangeFeed feed, AccountRegistry accounts, TransitionWatch watch, Committed committed, RealTime real, IHostApplicationLifetime lifetime)
{
    /// <summary>Number of events that a stream keeps.</summary>
    public const int Capacity = 2_048;

    private const int MaxStreams = 1_000;
    private static readonly TimeSpan Linger = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, AccountStream> _streams = new(StringComparer.Ordinal);
    private volatile bool _any;

    /// <summary>Notifies the account's readers of an answered request. No overhead without readers.</summary>
    public void CountRequest(string account) => Find(account)?.CountRequest();

    /// <summary>Notifies the account's readers of an attempt to deliver a run report.</summary>
    public void CountDelivery(string account) => Find(account)?.CountDelivery();

    /// <summary>Subscribes to an account; null if the limit of watched accounts is reached.</summary>
    /// <remarks>Every later change is received.</remarks>
    public Subscription? Open(string account)
    {
        // Before subscribing: past transitions are not reported.
        accounts.Find(account)?.PublishTransitions();
        lock (_gate)
        {
            var stream = _streams.GetValueOrDefault(account);
            if (stream is null or { HasEnded: true })
            {
                if (stream is null && _streams.Count >= MaxStreams)
                {
                    return null;
                }

                stream = new AccountStream(feed, watch, committed, account, Capacity);
                _ = stream.Run();
                _streams[account] = stream;
                _any = true;
            }

            stream.Readers++;
            return new Subscription(stream, feed.Position, real.Provider, () => Leave(account, stream), lifetime.ApplicationStopping);
        }
    }

    private AccountStream? Find(string account)
    {
        if (!_any)
        {
            return null;
        }

        lock (_gate)
        {
            return _streams.GetValueOrDefault(account);
        }
    }

    private void Leave(string account, AccountStream stream)
    {
        lock (_gate)
        {
            if (--stream.Readers == 0)
            {
                _ = CloseUnread(account, stream);
            }
        }
    }

    private async Task CloseUnread(string account, AccountStream stream)
    {
#pragma warning disable RS0030 // Real time: the disconnected client's.
        await Task.Delay(Linger, real.Provider, lifetime.ApplicationStopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
#pragma warning restore RS0030
        lock (_gate)
        {
            if (stream.Readers > 0)
            {
                return;
            }

            stream.Close();
            if (_streams.GetValueOrDefault(account) == stream)
            {
                _streams.Remove(account);
                _any = _streams.Count > 0;
            }
        }
    }
}
