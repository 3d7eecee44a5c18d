using AppflowCancel.Domain.Runs;
using AppflowCancel.Domain.Time;

namespace AppflowCancel.Domain.Flows;

public sealed partial class Flow
{
    /// <summary>
    /// AWS: starts a run of an on-demand flow; activates a scheduled or event-triggered flow. Ours: activating an active flow
    /// changes nothing.
    /// </summary>
    public Outcome<FlowStart> Start(Instant now) => Start(now, null);

    internal Outcome<FlowStart> Start(Instant now, TokenUse? token)
    {
        using (Enter())
        {
            if (Missing() is { } missing)
            {
                return missing;
            }

            now = CatchUp(now);
            if (_definition.Trigger is not TriggerType.OnDemand)
            {
                Activate(now);
                _changes.Add(token, _status, null, now);
                return new FlowStart(_status, null);
            }

            var run = new Run(NewId(), now, _plan, RunOrigin.StartFlow);
            _history.TryAdd(run, now);
            _changes.Add(token, _status, run.Id, now);
            return new FlowStart(_status, run.Id);
        }
    }

    /// <summary>AWS: suspends a scheduled or event-triggered flow, and drops its due runs. Ours: stopping an inactive flow changes nothing.</summary>
    public Outcome<FlowStart> Stop(Instant now)
    {
        using (Enter())
        {
            if (Missing() is { } missing)
            {
                return missing;
            }

            now = CatchUp(now);
            if (_definition.Trigger is TriggerType.OnDemand)
            {
                return new Refusal(RefusalReason.OnDemandFlowCannotStop, _definition.Name);
            }

            if (_status is FlowStatus.Active)
            {
                _status = FlowStatus.Suspended;
                _lastUpdatedAt = now;
                _schedule = null;
                _changes.Add(FlowChangeKind.Stopped, now, State);
                _history.DropDue(_ => true);
                SignalChange();
            }

            return new FlowStart(_status, null);
        }
    }

    /// <summary>Cancels the runs in progress among <paramref name="ids"/>, or all of them when it is null, atomically.</summary>
    /// <returns>The ids that could not be cancelled, each once, in the order given; and how many runs were cancelled.</returns>
    public Outcome<Cancellation> Cancel(IReadOnlyList<string>? ids, Guid request, Instant now)
    {
        using (Enter())
        {
            if (Missing() is { } missing)
            {
                return missing;
            }

            now = CatchUp(now);
            var cancellation = ids is null ? CancelActive(request, now) : CancelNamed(RunIdList.Of(ids).Ids, request, now);
            SignalChange();
            return cancellation;
        }
    }

    /// <summary>A page of the runs that have started, newest first.</summary>
    public Outcome<RunPage> Records(RunPosition? after, int size, Instant now)
    {
        using (Enter())
        {
            if (Missing() is { } missing)
            {
                return missing;
            }

            now = CatchUp(now);
            var page = _history.Page(after, size, out var more);
            return new RunPage([.. page.Select(run => RunSnapshot.Of(run, now))], more ? RunPosition.Of(page[^1]) : null);
        }
    }

    /// <summary>Catches up, and tells the registry when the next active run ends.</summary>
    internal void ReportNextEnd(Instant now)
    {
        lock (_gate)
        {
            if (!_deleted)
            {
                CatchUp(now);
                _environment.ActiveRuns.AddEnd(_history.NextTransition());
            }
        }
    }

    // Seeded ids may collide with ids from a state document.
    private RunId NewId()
    {
        RunId id;
        do
        {
            id = _environment.Ids.Create();
        }
        while (_history.Find(id) is not null);

        return id;
    }

    private Cancellation CancelActive(Guid request, Instant now)
    {
        var active = _history.Active.Where(run => run.StatusAt(now) is RunStatus.InProgress).ToList();
        foreach (var run in active)
        {
            Cancel(run, request, now);
        }

        return new Cancellation([], active.Count);
    }

    private Cancellation CancelNamed(ReadOnlySpan<RunId> ids, Guid request, Instant now)
    {
        List<RunId>? invalid = null;
        HashSet<RunId>? refused = null;
        var cancelled = 0;
        var runs = new Run?[ids.Length];
        _history.Find(ids, runs);
        for (var i = 0; i < ids.Length; i++)
        {
            var run = runs[i];
            if (run?.StatusAt(now) is RunStatus.InProgress)
            {
                Cancel(run, request, now);
                cancelled++;
            }
            else if (!(run?.Action.CancelRequestedBy == request && ids[..i].Contains(ids[i])) && (refused ??= []).Add(ids[i]))
            {
                (invalid ??= []).Add(ids[i]);
            }
        }

        return new Cancellation(invalid is null ? [] : new RunIdList([.. invalid]), cancelled);
    }

    private void Cancel(Run run, Guid request, Instant now) =>
        _history.Apply(run, run.Action with { CancelRequestedAt = now, CancelRequestedBy = request });
}
