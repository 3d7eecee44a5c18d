using AppflowCancel.Domain.Time;

namespace AppflowCancel.Domain.Runs;

/// <summary>
/// The runs of one flow: due, active, and a bounded number of finished ones. The cost of an operation depends on
/// the active runs it touches, not on the number of finished runs.
/// </summary>
/// <remarks>Not safe for concurrent use: the flow's lock guards it.</remarks>
internal sealed class RunHistory(int finishedKept, ActiveRunCount activeInRegistry)
{
    private readonly RunIndex _byId = new();
    private readonly RunList _started = new();

    // Active runs older than every finished run that is kept.
    private readonly RunList _oldActiveRuns = new();
    private readonly HashSet<Run> _active = [];
    private readonly PriorityQueue<Run, Instant> _ends = new();
    private readonly SortedSet<Run> _due = new(Comparer<Run>.Create((x, y) => RunPosition.Of(x).CompareTo(RunPosition.Of(y))));
    private long _sequence;

    /// <summary>Due, active and finished ones.</summary>
    public int Count => _byId.Count;

    public int ActiveCount => _active.Count;

    public IReadOnlyCollection<Run> Due => _due;

    /// <summary>Oldest first, so that reports on several runs have one order.</summary>
    public IEnumerable<Run> Active => _active.OrderBy(RunPosition.Of);

    /// <summary>All runs: started runs oldest first, then due runs.</summary>
    public IEnumerable<Run> All =>
        Enumerable.Range(0, _oldActiveRuns.Count).Select(i => _oldActiveRuns[i])
            .Concat(Enumerable.Range(0, _started.Count).Select(i => _started[i]))
            .Concat(_due);

    public Run? Latest => _started.Count > 0 ? _started[^1] : _oldActiveRuns.Count > 0 ? _oldActiveRuns[^1] : null;

    /// <summary>Runs that started after the instant, oldest first.</summary>
    public IEnumerable<Run> StartedSince(Instant instant)
    {
        for (var i = _started.CountBefore(new RunPosition(instant, long.MaxValue)); i < _started.Count; i++)
        {
            yield return _started[i];
        }
    }

    public Run? Find(RunId id) => _byId.Find(id);

    /// <summary>False, with nothing added, when the id is taken.</summary>
    public bool TryAdd(Run run, Instant now)
    {
        run.Sequence = ++_sequence;
        if (!_byId.Add(run))
        {
            return false;
        }

        if (run.StartedAt > now)
        {
            _due.Add(run);
            return true;
        }

        Start(run);
        CatchUp(now);
        return true;
    }

    /// <summary>Applies a fact to an active run, whose end may move.</summary>
    public void Apply(Run run, RunAction action)
    {
        run.Action = action;
        QueueEnd(run);
    }

    /// <summary>Removes runs that have not started.</summary>
    public void DropDue(Func<Run, bool> which)
    {
        foreach (var run in _due.Where(which).ToList())
        {
            _byId.Remove(run);
            _due.Remove(run);
        }
    }

    /// <summary>Replaces a run that has not started with another of the same id.</summary>
    public void ReplaceDue(Run due, Run replacement)
    {
        replacement.Sequence = due.Sequence;
        _due.Remove(due);
        _byId.Remove(due);
        _due.Add(replacement);
        _byId.Add(replacement);
    }

    /// <summary>Catches up to now: due runs start, ended runs become finished, and the oldest finished runs are dropped.</summary>
    public void CatchUp(Instant now)
    {
        while (_due.Min is { } due && due.StartedAt <= now)
        {
            _due.Remove(due);
            Start(due);
        }

        while (_ends.TryPeek(out _, out var end) && end <= now)
        {
            var run = _ends.Dequeue();

            // A run is queued again whenever its end moves; only the entry with its current end counts.
            if (run.EndsAt <= now && _active.Remove(run))
            {
                activeInRegistry.Add(-1);
                DropOldest(run);
            }
        }
    }

    /// <summary>Drops all runs, because the flow is gone.</summary>
    public void Abandon()
    {
        activeInRegistry.Add(-_active.Count);
        _active.Clear();
        _ends.Clear();
    }

    /// <summary>A page of started runs, newest first, of those older than <paramref name="after"/> if it is given.</summary>
    public List<Run> Page(RunPosition? after, int size, out bool more)
    {
        var older = after is { } position
            ? _started.CountBefore(position) + _oldActiveRuns.CountBefore(position)
            : _started.Count + _oldActiveRuns.Count;
        var page = new List<Run>(Math.Min(size, older));
        while (page.Count < size && older > 0)
        {
            older--;
            page.Add(older < _oldActiveRuns.Count ? _oldActiveRuns[older] : _started[older - _oldActiveRuns.Count]);
        }

        more = older > 0;
        return page;
    }

    private void Start(Run run)
    {
        var isOldActive = _oldActiveRuns.Count > 0 && RunPosition.Of(run) < RunPosition.Of(_oldActiveRuns[^1]);
        (isOldActive ? _oldActiveRuns : _started).Add(run);
        _active.Add(run);
        activeInRegistry.Add(1);
        QueueEnd(run);
    }

    private void QueueEnd(Run run)
    {
        if (run.EndsAt == Instant.Never)
        {
            return;
        }

        _ends.Enqueue(run, run.EndsAt);

        // Stale entries stay in the queue until they outnumber the others.
        if (_ends.Count > (_active.Count * 2) + 64)
        {
            _ends.Clear();
            _ends.EnqueueRange(_active.Where(r => r.EndsAt != Instant.Never).Select(r => (r, r.EndsAt)));
        }
    }

    private void DropOldest(Run finished)
    {
        if (_byId.Count - _active.Count - _due.Count <= finishedKept)
        {
            return;
        }

        if (_oldActiveRuns.Count > 0 && RunPosition.Of(finished) <= RunPosition.Of(_oldActiveRuns[^1]))
        {
            _oldActiveRuns.Remove(finished);
            _byId.Remove(finished);
            return;
        }

        var oldest = _started.TakeOldest();
        while (_active.Contains(oldest))
        {
            _oldActiveRuns.Add(oldest);
            oldest = _started.TakeOldest();
        }

        _byId.Remove(oldest);
    }
}
