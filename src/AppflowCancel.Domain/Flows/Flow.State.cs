using AppflowCancel.Domain.Runs;
using AppflowCancel.Domain.Time;

namespace AppflowCancel.Domain.Flows;

public sealed partial class Flow
{
    internal Flow(FlowState state, FlowEnvironment environment, Instant now)
        : this(state.Definition, state.Tags, environment, now)
    {
        CreatedAt = state.CreatedAt;
        _lastUpdatedAt = state.LastUpdatedAt;
        _controlPlan = state.Plan;
        ReadPlan();
        _history.Reserve(Math.Min(state.Runs.Count, environment.Limits.FinishedRunsKept));
        foreach (var run in ByStart(state.Runs))
        {
            _history.TryAdd(state.RunsNeedNoCopy ? run : run.Copy(), now);
        }

        if (state is { Status: FlowStatus.Active, Schedule: null, Definition.Trigger: not TriggerType.OnDemand })
        {
            Activate(now);
            _lastUpdatedAt = state.LastUpdatedAt;
        }
        else
        {
            (_status, _schedule) = (state.Status, state.Schedule);
        }
    }

    /// <summary>Number of its due, active and kept finished runs.</summary>
    public int RunCount
    {
        get
        {
            using (Enter())
            {
                return _history.Count;
            }
        }
    }

    /// <summary>Null once the flow is deleted.</summary>
    public FlowState? Export(Instant now)
    {
        using (Enter())
        {
            if (_deleted)
            {
                return null;
            }

            CatchUp(now);
            return StateWithRuns();
        }
    }

    /// <summary>Makes the flow visible and announces it to readers of the change feed, atomically.</summary>
    internal void Announce(FlowChangeKind kind, Instant now, TokenUse? token, Action takeEffect)
    {
        using (Enter())
        {
            takeEffect();
            _changes.Announce();
            _changes.Add(kind, now, kind is FlowChangeKind.Put ? StateWithRuns : State);
            _changes.Add(token, _status, null, now);
        }
    }

    // Each run that is added before others moves them all: of a hundred thousand in no order, that is billions of moves.
    private static IEnumerable<Run> ByStart(IReadOnlyList<Run> runs)
    {
        for (var i = 1; i < runs.Count; i++)
        {
            if (runs[i].StartedAt < runs[i - 1].StartedAt)
            {
                return runs.OrderBy(run => run.StartedAt);
            }
        }

        return runs;
    }

    private FlowState StateWithRuns() => State() with { Runs = _history.Export() };

    private FlowState State() => new()
    {
        Definition = _definition,
        Status = _status,
        CreatedAt = CreatedAt,
        LastUpdatedAt = _lastUpdatedAt,
        Tags = _tags,
        Plan = _controlPlan,
        Schedule = _schedule,
        Runs = [],
    };
}
