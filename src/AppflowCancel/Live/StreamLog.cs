using AppflowCancel.Timing;

namespace AppflowCancel.Live;

/// <summary>What readers of a stream read, under one lock: its last events, its counts, and whether it has ended.</summary>
internal sealed class StreamLog
{
    private readonly ThrottledAction _countsChanged;
    private readonly Lock _gate = new();
    private readonly EventRing _ring;
    private TaskCompletionSource _changed = NewSignal();
    private StreamCounts _counts;
    private bool _ended;

    /// <param name="ring">The events, of which only this log knows.</param>
    /// <param name="rest">How long counts may stay unreported, in real time.</param>
    public StreamLog(EventRing ring, TimeSpan rest)
    {
        _ring = ring;
#pragma warning disable RS0030 // Real time: that of the processor that wakes readers.
        _countsChanged = new ThrottledAction(rest, TimeProvider.System, Signal);
#pragma warning restore RS0030
    }

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

    public StreamCounts Counts
    {
        get
        {
            lock (_gate)
            {
                return _counts;
            }
        }
    }

    /// <summary>Whether every event after a sequence number is still there.</summary>
    public bool Remembers(long sequence)
    {
        lock (_gate)
        {
            return sequence >= _ring.CompleteSince;
        }
    }

    /// <summary>What is new after a sequence number and since counts were read, and what completes when there is more.</summary>
    public (StreamBatch Batch, bool Ended, Task Changed) Next(long after, ref StreamCounts counts)
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

    public void Append(List<StreamEvent> events)
    {
        lock (_gate)
        {
            events.ForEach(_ring.Add);
        }

        Signal();
    }

    public void CountRequest()
    {
        lock (_gate)
        {
            _counts = _counts with { Requests = _counts.Requests + 1 };
        }

        _countsChanged.Request();
    }

    public void CountDelivery()
    {
        lock (_gate)
        {
            _counts = _counts with { Deliveries = _counts.Deliveries + 1 };
        }

        _countsChanged.Request();
    }

    public void End(bool missed)
    {
        lock (_gate)
        {
            if (missed)
            {
                _ring.Restart(long.MaxValue);
            }

            _ended = true;
        }

        Signal();
    }

    private void Signal()
    {
        lock (_gate)
        {
            _changed.SetResult();
            _changed = NewSignal();
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
