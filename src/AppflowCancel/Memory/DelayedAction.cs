namespace AppflowCancel.Memory;

/// <summary>Performs an action some time after it is requested, once for all requests in between.</summary>
internal sealed class DelayedAction
{
    private readonly TimeSpan _delay;
    private readonly Action _action;
    private readonly ITimer _timer;
    private int _isPending;

    public DelayedAction(TimeSpan delay, TimeProvider time, Action action)
    {
        (_delay, _action) = (delay, action);
        _timer = time.CreateTimer(_ => Perform(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public void Request()
    {
        if (Interlocked.Exchange(ref _isPending, 1) == 0)
        {
            _timer.Change(_delay, Timeout.InfiniteTimeSpan);
        }
    }

    private void Perform()
    {
        // Cleared first: a request that comes during the action may concern what the action no longer sees.
        Volatile.Write(ref _isPending, 0);
        _action();
    }
}
