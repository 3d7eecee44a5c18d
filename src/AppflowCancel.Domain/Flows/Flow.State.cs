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
        foreach (var run in state.Runs)
        {
            _history.TryAdd(Copy(run), now);
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

    /// <summary>Null once the flow is deleted.</summary>
    public FlowState? Export(Instant now)
    {
        lock (_gate)
        {
            if (_deleted)
            {
                return null;
            }

            CatchUp(now);
            return new FlowState
            {
                Definition = _definition,
                Status = _status,
                CreatedAt = CreatedAt,
                LastUpdatedAt = _lastUpdatedAt,
                Tags = _tags,
                Plan = _controlPlan,
                Schedule = _schedule,
                Runs = [.. _history.All.Select(Copy)],
            };
        }
    }

    private static Run Copy(Run run) =>
        new(run.Id, run.StartedAt, run.Plan, run.Origin) { DataPull = run.DataPull, Action = run.Action };
}
