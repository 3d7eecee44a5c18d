namespace AppflowCancel.Timing;

/// <summary>
/// Performs an action as soon as it is requested, on another thread, and then rests: the requests that come meanwhile share one
/// action at the end of the rest.
/// </summary>
internal sealed class ThrottledAction
{
    private readonly TimeSpan _rest;
    private readonly Action _action;
    private readonly ITimer _timer;
    private readonly Lock _gate = new();
    private bool _timerRuns;
    private bool _isRequested;

    public ThrottledAction(TimeSpan rest, TimeProvider time, Action action)
    {
        (_rest, _action) = (rest, action);
        _timer = time.CreateTimer(_ => PerformIfRequested(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public void Request()
    {
        lock (_gate)
        {
            _isRequested = true;
            if (!_timerRuns)
            {
                _timerRuns = true;
                _timer.Change(TimeSpan.Zero, Timeout.InfiniteTimeSpan);
            }
        }
    }

    private void PerformIfRequested()
    {
        lock (_gate)
        {
            if (!_isRequested)
            {
                _timerRuns = false;
                return;
            }

            // Cleared first: a request that comes during the action may concern what the action no longer sees.
            _isRequested = false;
        }

        _action();
        _timer.Change(_rest, Timeout.InfiniteTimeSpan);
    }
}
