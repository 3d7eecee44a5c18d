using AppflowCancel.Domain.Time;

namespace AppflowCancel.Domain.Runs;

/// <summary>
/// The runs of one flow: due, active, and a bounded number of finished ones. The cost of an operation depends on
/// the active runs it touches, not on the number of finished runs.
/// </summary>
/// <remarks>Not safe for concurrent use: the flow's lock guards it.</remarks>
internal sealed partial class RunHistory
{
    private readonly int _finishedKept;
    private readonly ActiveRunCount _activeInRegistry;
    private readonly IRunObserver _observer;
    private readonly RunIndex _byId = new();
    private readonly RunList _started = new();

    // Active runs older than every finished run that is kept.
    private readonly RunList _oldActiveRuns = new();
    private readonly HashSet<Run> _active = [];
    private readonly RunEnds _ends;
    private readonly SortedSet<Run> _due = new(Comparer<Run>.Create((x, y) => RunPosition.Of(x).CompareTo(RunPosition.Of(y))));
    private long _sequence;

    public RunHistory(int finishedKept, ActiveRunCount activeInRegistry, IRunObserver observer)
    {
        (_finishedKept, _activeInRegistry, _observer) = (finishedKept, activeInRegistry, observer);
        _ends = new RunEnds(_active, _activeInRegistry);
    }

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

    /// <summary>The same, for readers without the flow's lock: copies of those that may change. Finished runs never change.</summary>
    public IReadOnlyList<Run> Export()
    {
        var started = Count - _due.Count;
        var runs = new List<Run>(Count);
        runs.AddRange(All.Select((run, index) => index < started && !_active.Contains(run) ? run : run.Copy()));
        return runs;
    }

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

    /// <param name="runs">As long as the ids; null for an unknown one.</param>
    public void Find(ReadOnlySpan<RunId> ids, Span<Run?> runs) => _byId.Find(ids, runs);

    /// <summary>False, with nothing added, when the id is taken. The history has caught up to now.</summary>
    public bool TryAdd(Run run, Instant now)
    {
        if (run.StartedAt > now)
        {
            return TryAddDue(run);
        }

        if (!TryIndex(run))
        {
            return false;
        }

        if (run.EndsAt <= now)
        {
            AddFinished(run);
        }
        else
        {
            Start(run, wasDue: false);
        }

        return true;
    }

    /// <summary>Reserves capacity for runs that are about to be added.</summary>
    public void Reserve(int runs)
    {
        _byId.Reserve(runs);
        _started.Reserve(runs);
    }

    /// <summary>Adds a run that waits for its start even if that is past: the next <see cref="CatchUp"/> starts it in its turn.</summary>
    public bool TryAddDue(Run run)
    {
        if (!TryIndex(run))
        {
            return false;
        }

        _due.Add(run);
        _observer.Due(run);
        return true;
    }

    /// <summary>Applies an action to an active run, whose end may move.</summary>
    public void Apply(Run run, RunAction action)
    {
        var cancels = action.CancelRequestedAt != run.Action.CancelRequestedAt;
        run.Action = action;
        _ends.Add(run);
        if (cancels)
        {
            _observer.CancelRequested(run);
        }
    }

    /// <summary>Removes runs that have not started.</summary>
    public void DropDue(Func<Run, bool> which)
    {
        foreach (var run in _due.Where(which).ToList())
        {
            _byId.Remove(run);
            _due.Remove(run);
            _observer.Withdrawn(run);
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
        _observer.Due(replacement);
    }

    /// <summary>The flow was removed: its active runs no longer count.</summary>
    public void Abandon() => _activeInRegistry.Add(-_active.Count);

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

    // A run that has a position already, such as one from the store, keeps it.
    private bool TryIndex(Run run)
    {
        if (!_byId.Add(run))
        {
            return false;
        }

        run.Sequence = run.Sequence > 0 ? run.Sequence : _sequence + 1;
        _sequence = Math.Max(_sequence, run.Sequence);
        return true;
    }
}
