using AppflowCancel.Domain.Runs;
using AppflowCancel.Domain.Time;

namespace AppflowCancel.Domain.Flows;

public sealed partial class Flow
{
    private void Activate(Instant now)
    {
        if (_status is FlowStatus.Active)
        {
            return;
        }

        _status = FlowStatus.Active;
        _lastUpdatedAt = now;
        _schedule = _definition.Schedule is { } rule ? FlowSchedule.ActivatedAt(rule, now) : null;
        _changes.Add(FlowChangeKind.Started, now, State);
        if (MakeNextRun())
        {
            _changes.Add(FlowChangeKind.ScheduleFollowed, now, State);
        }

        CatchUp(now);
    }

    private void FollowChangedSchedule(Instant now)
    {
        if (_status is not FlowStatus.Active || _definition.Schedule is not { } rule)
        {
            _schedule = null;
            _history.DropDue(run => run.Origin is RunOrigin.Schedule);
            return;
        }

        if (rule == _schedule?.Rule)
        {
            return;
        }

        var due = _history.Due.FirstOrDefault(run => run.Origin is RunOrigin.Schedule);
        _history.DropDue(run => run.Origin is RunOrigin.Schedule);
        _schedule = _schedule?.ChangedTo(rule, due, now) ?? FlowSchedule.ActivatedAt(rule, now);
        MakeNextRun();
    }

    /// <summary>Creates the runs that are due, and the next one, so that the control API can show it.</summary>
    private void FollowSchedule(Instant now)
    {
        if (_schedule is null)
        {
            return;
        }

        var before = _schedule;
        _schedule = _schedule.SkippingTo(now, _environment.Limits.ScheduledRunsPerJump);
        while (_schedule.FollowedTo is { } made && made + _schedule.Rule.Offset <= now && MakeNextRun())
        {
        }

        if (_schedule != before)
        {
            _changes.Add(FlowChangeKind.ScheduleFollowed, now, State);
        }
    }

    // Due even if it is past: runs start and end in order of time, not one after another.
    private bool MakeNextRun()
    {
        if (_schedule?.Next() is not { } due || due == Instant.Never)
        {
            return false;
        }

        var run = _schedule.RunDueAt(due, NewId(), _plan, out _schedule);
        return _history.TryAddDue(run);
    }
}
