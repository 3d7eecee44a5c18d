using AppflowCancel.Domain.Accounts;

namespace AppflowCancel.Live.Reports;

/// <summary>
/// Reports waiting for one target. Those of a run are delivered in order; a failed report delays only its own run. Delivery is at
/// least once: a report is delivered when the target has confirmed it.
/// </summary>
internal sealed class TargetQueue : IDisposable
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    private readonly ReportClient _client;
    private readonly TimeProvider _time;
    private readonly Task _dropped;
    private readonly Action<Delivery> _attempted;
    private readonly CancellationToken _end;
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Queue<Delivery>> _runs = new(StringComparer.Ordinal);
    private readonly PriorityQueue<Queue<Delivery>, (DateTimeOffset Due, long Order)> _due = new();
    private readonly CancellationTokenSource _closed = new();
    private TaskCompletionSource _added = NewSignal();
    private Delivery? _sending;
    private long _order;

    /// <param name="dropped">Completes when the account is replaced or removed: nothing is sent from then on.</param>
    /// <param name="attempted">Called after every attempt.</param>
    public TargetQueue(ReportTarget target, ReportClient client, TimeProvider time, Task dropped, Action<Delivery> attempted)
    {
        (Target, _client, _time, _dropped, _attempted, _end) = (target, client, time, dropped, attempted, _closed.Token);
        _ = Run();
    }

    public ReportTarget Target { get; }

    public void Add(Delivery delivery)
    {
        lock (_gate)
        {
            var run = delivery.Run;
            if (_runs.TryGetValue(run, out var waiting))
            {
                waiting.Enqueue(delivery);
                return;
            }

            _runs[run] = waiting = new Queue<Delivery>([delivery]);
            ScheduleNeedsLock(waiting, TimeSpan.Zero);
            _added.TrySetResult();
        }
    }

    /// <summary>Drops a delivery that was given up, so that a target that hangs does not keep what new reports replace.</summary>
    public void Forget(Delivery delivery)
    {
        lock (_gate)
        {
            if (delivery == _sending || !_runs.TryGetValue(delivery.Run, out var waiting) || waiting.Peek() != delivery)
            {
                return;
            }

            // The queue stays scheduled; it is skipped if it is empty then.
            waiting.Dequeue();
            if (waiting.Count == 0)
            {
                _runs.Remove(delivery.Run);
            }
        }
    }

    /// <summary>Drops all undelivered reports.</summary>
    public void Dispose()
    {
        _closed.Cancel();
        _closed.Dispose();
    }

    private async Task Run()
    {
        // The caller continues immediately.
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        while (!_end.IsCancellationRequested && !_dropped.IsCompleted)
        {
            var (run, delivery, pause, added) = Next();
            if (run is not null)
            {
                await Deliver(run, delivery!);
            }
            else
            {
                // Real time: the target lives in it. Ends early when a report is added.
                await added.WaitAsync(pause, _time, _end).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private (Queue<Delivery>? Run, Delivery? Delivery, TimeSpan Pause, Task Added) Next()
    {
        lock (_gate)
        {
            var now = _time.GetUtcNow();
            while (_due.TryPeek(out var run, out var when))
            {
                if (when.Due > now)
                {
                    return (null, null, when.Due - now, (_added = NewSignal()).Task);
                }

                _due.Dequeue();
                if (run.TryPeek(out _sending))
                {
                    return (run, _sending, default, Task.CompletedTask);
                }
            }

            return (null, null, Timeout.InfiniteTimeSpan, (_added = NewSignal()).Task);
        }
    }

    private async Task Deliver(Queue<Delivery> run, Delivery delivery)
    {
        // It may have been given up while it waited.
        var retry = delivery.Status.State is DeliveryState.Pending && await Attempt(delivery);
        if (_end.IsCancellationRequested)
        {
            return;
        }

        lock (_gate)
        {
            _sending = null;
            if (retry)
            {
                ScheduleNeedsLock(run, Pause(delivery.Attempts));
                return;
            }

            run.Dequeue();
            if (run.Count > 0)
            {
                ScheduleNeedsLock(run, TimeSpan.Zero);
            }
            else
            {
                _runs.Remove(delivery.Run);
            }
        }
    }

    /// <returns>Whether to try again.</returns>
    private async Task<bool> Attempt(Delivery delivery)
    {
        var result = await _client.Send(delivery.Report, Target, _end);
        if (_end.IsCancellationRequested)
        {
            return false;
        }

        delivery.Attempted(result, _time.GetUtcNow());
        _attempted(delivery);
        return delivery.Status.State is DeliveryState.Pending;
    }

    private void ScheduleNeedsLock(Queue<Delivery> run, TimeSpan pause) => _due.Enqueue(run, (_time.GetUtcNow() + pause, _order++));

    private static TimeSpan Pause(int attempts)
    {
        var pause = FirstPause * Math.Pow(2, Math.Min(attempts - 1, 16));
        return pause < LongestPause ? pause : LongestPause;
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
