using AppflowCancel.Domain.Time;

namespace AppflowCancel.Domain.Runs;

/// <summary>Transitions by time: due runs start, active runs end, and the oldest finished runs are dropped.</summary>
internal sealed partial class RunHistory
{
    /// <summary>Catches up to now, in the order of time: due runs start, ended runs become finished, and the oldest finished runs are dropped.</summary>
    public void CatchUp(Instant now)
    {
        while (true)
        {
            var start = _due.Min?.StartedAt ?? Instant.Never;
            var end = _ends.Next();
            if (Instant.Earlier(start, end) > now)
            {
                return;
            }

            if (start <= end)
            {
                var due = _due.Min!;
                _due.Remove(due);
                Start(due, wasDue: true);
            }
            else
            {
                Finish(_ends.Take());
            }
        }
    }

    /// <summary>The next instant at which a run starts or ends by itself; <see cref="Instant.Never"/> if none does.</summary>
    public Instant NextTransition() => Instant.Earlier(_due.Min?.StartedAt ?? Instant.Never, _ends.Next());

    private void Finish(Run run)
    {
        _active.Remove(run);
        _activeInRegistry.Add(-1);
        _observer.Finished(run);
        DropOldest(run);
    }

    // A finished run skips the bookkeeping of active ones.
    private void AddFinished(Run run)
    {
        AddStarted(run);
        _observer.Started(run, wasDue: false);
        _observer.Finished(run);
        DropOldest(run);
    }

    private void AddStarted(Run run)
    {
        var isOldActive = _oldActiveRuns.Count > 0 && RunPosition.Of(run) < RunPosition.Of(_oldActiveRuns[^1]);
        (isOldActive ? _oldActiveRuns : _started).Add(run);
    }

    private void Start(Run run, bool wasDue)
    {
        AddStarted(run);
        _active.Add(run);
        _activeInRegistry.Add(1);
        _observer.Started(run, wasDue);
        _ends.Add(run);
    }

    private void DropOldest(Run finished)
    {
        if (_byId.Count - _active.Count - _due.Count <= _finishedKept)
        {
            return;
        }

        if (_oldActiveRuns.Count > 0 && RunPosition.Of(finished) <= RunPosition.Of(_oldActiveRuns[^1]))
        {
            _oldActiveRuns.Remove(finished);
            Forget(finished);
            return;
        }

        var oldest = _started.TakeOldest();
        while (_active.Contains(oldest))
        {
            _oldActiveRuns.Add(oldest);
            oldest = _started.TakeOldest();
        }

        Forget(oldest);
    }

    private void Forget(Run run)
    {
        _byId.Remove(run);
        _observer.Forgotten(run);
    }
}
