using System.Runtime.CompilerServices;
using AppflowCancel.Domain;
using AppflowCancel.Domain.Changes;
using AppflowCancel.Timing;

namespace AppflowCancel.Live;

/// <summary>
/// The changes of one account, for any number of readers. They share a log of events; each has only its
/// position. A reader that falls behind the log is notified and dropped.
/// </summary>
internal sealed class AccountStream
{
    // Capacity between the feed and the log.
    private const int Backlog = 10_000;

    // Waking readers for each of thousands of changes a second would take a fifth of the throughput; a person does not notice 2 ms.
    private static readonly TimeSpan BatchInterval = TimeSpan.FromMilliseconds(2);

    // Proxies commonly close connections that are idle for 30 or 60 seconds.
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);

    private readonly IDisposable _watch;
    private readonly ChangeReader _reader;
    private readonly Committed _committed;
    private readonly StreamLog _log;

    public AccountStream(ChangeFeed feed, TransitionWatch watch, Committed committed, string account, int capacity)
    {
        _committed = committed;
        _reader = feed.Subscribe(account, Backlog, transitions: true);
        _watch = watch.Watch(account);

        // Read after subscribing: every change with a later number is received.
        _log = new StreamLog(new EventRing(capacity, feed.Position), BatchInterval);
    }

    /// <summary>Changes are numbered only while there are readers, so a sequence number is valid only within one stream.</summary>
    public string Id { get; } = Uuid.Random().ToString("N")[..8];

    /// <summary>Number of readers; guarded by the lock of <see cref="ChangeStreams"/>.</summary>
    public int Readers { get; set; }

    /// <summary>Whether the stream has ended: the account was removed, or the stream fell behind the feed.</summary>
    public bool HasEnded => _log.HasEnded;

    /// <summary>Reads the feed until the account is removed or the stream is closed.</summary>
    public async Task Run()
    {
        using var serializer = new StreamEvents();
        var dropped = false;
        while (!dropped && await _reader.WaitAsync(CancellationToken.None))
        {
            List<StreamEvent> events = [];
            while (!dropped && _reader.TryRead(out var changes))
            {
                foreach (var change in changes)
                {
                    if (serializer.Of(change) is { } next)
                    {
                        events.Add(next);
                    }

                    dropped |= StreamEvents.IsLast(change);
                }
            }

            // Before readers see them: a change that they have seen must survive a kill.
            await _committed.Wait();
            _log.Append(events);

            // A change after a quiet time is sent at once, those of the next 2 ms together.
#pragma warning disable RS0030 // Real time: that of the processor that wakes readers.
            await Task.Delay(BatchInterval);
#pragma warning restore RS0030
        }

        _reader.Dispose();
        _watch.Dispose();
        _log.End(missed: _reader.FellBehind);
    }

    public void Close() => _reader.Dispose();

    /// <summary>The counts so far, from which a reader is notified of later ones.</summary>
    public StreamCounts Counts => _log.Counts;

    /// <summary>Whether every event after a sequence number is still there.</summary>
    public bool Remembers(long sequence) => _log.Remembers(sequence);

    /// <summary>Notifies readers of answered requests: without a number, and once for several requests.</summary>
    public void CountRequest() => _log.CountRequest();

    /// <summary>Notifies readers of delivery attempts in the same way.</summary>
    public void CountDelivery() => _log.CountDelivery();

    /// <summary>The events after a sequence number. Ends with the stream, or after a missed batch.</summary>
    /// <remarks>An empty batch means that nothing has happened for a while.</remarks>
    /// <param name="counts">The counts that the reader knows.</param>
    /// <param name="time">Real time, in which proxies close idle connections.</param>
    public async IAsyncEnumerable<StreamBatch> Read(
        long after, StreamCounts counts, TimeProvider time, [EnumeratorCancellation] CancellationToken cancellation)
    {
        while (true)
        {
            var (batch, ended, changed) = _log.Next(after, ref counts);
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
}
