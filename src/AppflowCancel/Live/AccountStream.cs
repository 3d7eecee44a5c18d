using System.Runtime.CompilerServices;
using AppflowCancel.Domain;
using AppflowCancel.Domain.Changes;
using AppflowCancel.Timing;

namespace AppflowCancel.Live;

/// <summary>
/// The changes of one account, for any number of readers. They share a ring of events and a signal; each has only its
/// position. A reader that falls behind the ring is notified and dropped.
/// </summary>
internal sealed class AccountStream
{
    // Capacity between the feed and the ring.
    private const int Backlog = 10_000;

    // Proxies commonly close connections that are idle for 30 or 60 seconds.
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);

    private readonly IDisposable _watch;
    private readonly ChangeReader _reader;
    private readonly Committed _committed;
    private readonly EventRing _ring;
    private readonly Lock _gate = new();
    private TaskCompletionSource _changed = NewSignal();
    private StreamCounts _counts;
    private bool _ended;

    public AccountStream(ChangeFeed feed, TransitionWatch watch, Committed committed, string account, int capacity)
    {
        _committed = committed;
        _reader = feed.Subscribe(account, Backlog, transitions: true);
        _watch = watch.Watch(account);

        // Read after subscribing: every change with a later number is received.
        _ring = new EventRing(capacity, feed.Position);
    }

    /// <summary>Changes are numbered only while there are readers, so a sequence number is valid only within one stream.</summary>
    public string Id { get; } = Uuid.Random().ToString("N")[..8];

    /// <summary>Number of readers; guarded by the lock of <see cref="ChangeStreams"/>.</summary>
    public int Readers { get; set; }

    /// <summary>Whether the stream has ended: the account was removed, or the stream fell behind the feed.</summary>
    public bool HasEnded
    {
        get
        {
            lock (_gate)
            {
                return _ended;
            }
        }
    }

    /// <summary>Reads the feed until the account is removed or the stream is closed.</summary>
    public async Task Run()
    {
        var dropped = false;
        while (!dropped && await _reader.WaitAsync(CancellationToken.None))
        {
            List<StreamEvent> events = [];
            while (!dropped && _reader.TryRead(out var changes))
            {
                events.AddRange(changes.Select(StreamEvents.Of).OfType<StreamEvent>());
                dropped = changes.Any(StreamEvents.IsLast);
            }

            // Before readers see them: a change that they have seen must survive a kill.
            await _committed.Wait();
            Append(events);
        }

        _reader.Dispose();
        _watch.Dispose();
        End(missed: _reader.FellBehind);
    }

    public void Close() => _reader.Dispose();

    /// <summary>Whether every event after a sequence number is still there.</summary>
    public bool Remembers(long sequence)
    {
        lock (_gate)
        {
            return sequence >= _ring.CompleteSince;
        }
    }

    /// <summary>Notifies readers of answered requests: without a number, and once for several requests.</summary>
    public void CountRequest()
    {
        lock (_gate)
        {
            _counts = _counts with { Requests = _counts.Requests + 1 };
            Signal();
        }
    }

    /// <summary>Notifies readers of delivery attempts in the same way.</summary>
    public void CountDelivery()
    {
        lock (_gate)
        {
            _counts = _counts with { Deliveries = _counts.Deliveries + 1 };
            Signal();
        }
    }

    /// <summary>The events after a sequence number. Ends with the stream, or after a missed batch.</summary>
    /// <remarks>An empty batch means that nothing has happened for a while.</remarks>
    /// <param name="time">Real time, in which proxies close idle connections.</param>
    public async IAsyncEnumerable<StreamBatch> Read(long after, TimeProvider time, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var counts = Counts();
        while (true)
        {
            var (batch, ended, changed) = Next(after, ref counts);
            if (!batch.IsEmpty)
            {
                yield return batch;
                after = batch.Events is [.., var last] ? last.Sequence : after;
            }

            if (batch.Missed || (ended && batch.Events.Count == 0))
            {
                yield break;
            }

            if (batch.IsEmpty)
            {
                await changed.WaitAsync(Heartbeat, time, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                cancellation.ThrowIfCancellationRequested();
                if (!changed.IsCompleted)
                {
                    yield return batch;
                }
            }
        }
    }

    private (StreamBatch Batch, bool Ended, Task Changed) Next(long after, ref StreamCounts counts)
    {
        lock (_gate)
        {
            var events = _ring.After(after);
            var batch = new StreamBatch(
                events ?? [], Missed: events is null, _counts.Requests != counts.Requests, _counts.Deliveries != counts.Deliveries);
            counts = _counts;
            return (batch, _ended, _changed.Task);
        }
    }

    private StreamCounts Counts()
    {
        lock (_gate)
        {
            return _counts;
        }
    }

    private void Append(List<StreamEvent> events)
    {
        lock (_gate)
        {
            events.ForEach(_ring.Add);
            Signal();
        }
    }

    private void End(bool missed)
    {
        lock (_gate)
        {
            if (missed)
            {
                _ring.Restart(long.MaxValue);
            }

            _ended = true;
            Signal();
        }
    }

    private void Signal()
    {
        _changed.SetResult();
        _changed = NewSignal();
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
