namespace AppflowCancel.IntegrationTests.Support;

/// <summary>Real time that a test advances; it counts the pending timers, so that a test can wait for a waiter.</summary>
internal class ManualTime : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly List<Waiting> _timers = [];
    private readonly List<(Func<bool> Condition, TaskCompletionSource Reached)> _watchers = [];
    private TimeSpan _elapsed;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => FrozenTime.Start + Elapsed;

    public override long GetTimestamp() => Elapsed.Ticks;

    private TimeSpan Elapsed
    {
        get
        {
            lock (_gate)
            {
                return _elapsed;
            }
        }
    }

    /// <summary>Completes once this many timers are pending.</summary>
    public Task UntilTimers(int timers) => Until(() => _timers.Count >= timers);

    /// <summary>Completes once a timer is pending that is due in exactly this many seconds.</summary>
    public Task UntilTimerDueIn(double seconds) => Until(() => _timers.Exists(timer => timer.At == _elapsed + TimeSpan.FromSeconds(seconds)));

    public void Advance(double seconds)
    {
        List<Waiting> due;
        lock (_gate)
        {
            _elapsed += TimeSpan.FromSeconds(seconds);
            due = [.. _timers.Where(timer => timer.At <= _elapsed)];
            _timers.RemoveAll(due.Contains);
        }

        due.ForEach(timer => timer.Fire());
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Waiting(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    private Task Until(Func<bool> condition)
    {
        lock (_gate)
        {
            var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _watchers.Add((condition, reached));
            NotifyWatchersNeedsLock();
            return reached.Task.WaitAsync(TimeSpan.FromMinutes(1));
        }
    }

    private void NotifyWatchersNeedsLock()
    {
        foreach (var watcher in _watchers.Where(watcher => watcher.Condition()).ToList())
        {
            _watchers.Remove(watcher);
            watcher.Reached.SetResult();
        }
    }

    private sealed class Waiting(ManualTime time, Action fire) : ITimer
    {
        public TimeSpan At { get; private set; }

        public void Fire() => fire();

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (time._gate)
            {
                time._timers.Remove(this);
                if (dueTime != Timeout.InfiniteTimeSpan)
                {
                    At = time._elapsed + dueTime;
                    time._timers.Add(this);
                    time.NotifyWatchersNeedsLock();
                }

                return true;
            }
        }

        public void Dispose()
        {
            lock (time._gate)
            {
                time._timers.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
