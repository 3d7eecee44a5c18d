using AppflowCancel.Domain.Runs;
using AppflowCancel.Domain.Time;

namespace AppflowCancel.Domain.Flows;

/// <summary>What a test may do beyond AWS's operations, by the same rules and under the same lock.</summary>
public sealed partial class Flow
{
    private TaskCompletionSource? _changed;

    /// <summary>A run of the given id and plan, beginning then or at once; it may begin in the past or in the future.</summary>
    public Outcome<Run> PutRun(RunId? id, RunPlanChanges plan, Instant? startedAt, Instant now)
    {
        lock (_gate)
        {
            if (Missing() is { } missing)
            {
                return missing;
            }

            now = CatchUp(now);
            var run = new Run(id ?? NewId(), startedAt ?? now, plan.ApplyTo(_plan), RunOrigin.Control);
            if (!_history.TryAdd(run, now))
            {
                return new Refusal(RefusalReason.RunIdIsTaken, run.Id.ToString());
            }

            SignalChange();
            return Copy(run);
        }
    }

    /// <summary>The facts of a run at this moment, due ones included.</summary>
    public Outcome<Run> FindRun(RunId id, Instant now)
    {
        lock (_gate)
        {
            if (Missing() is { } missing)
            {
                return missing;
            }

            CatchUp(now);
            return _history.Find(id) is { } run ? Copy(run) : new Refusal(RefusalReason.NoSuchRun, id.ToString());
        }
    }

    /// <summary>Ends a run now. Canceled only from CancelStarted: a run that nobody asked to cancel is never Canceled.</summary>
    public Outcome<Run> FinishRun(RunId id, RunStatus outcome, string? errorMessage, Instant now)
    {
        lock (_gate)
        {
            if (Missing() is { } missing)
            {
                return missing;
            }

            now = CatchUp(now);
            if (_history.Find(id) is not { } run)
            {
                return new Refusal(RefusalReason.NoSuchRun, id.ToString());
            }

            var status = run.StatusAt(now);
            if (status is RunStatus.Scheduled)
            {
                return new Refusal(RefusalReason.RunHasNotStarted, id.ToString());
            }

            if (status.IsFinal)
            {
                return new Refusal(RefusalReason.RunHasEnded, status.ToString());
            }

            if (outcome is RunStatus.Canceled && status is not RunStatus.CancelStarted)
            {
                return new Refusal(RefusalReason.RunIsNotCancelling, id.ToString());
            }

            _history.Apply(run, run.Action with { FinishedAt = now, FinishedAs = outcome, ErrorMessage = errorMessage });
            CatchUp(now);
            SignalChange();
            return Copy(run);
        }
    }

    /// <summary>The next instant at which the flow does something by itself; <see cref="Instant.Never"/> if it never does.</summary>
    public Instant NextTransition(Instant now)
    {
        lock (_gate)
        {
            if (_deleted)
            {
                return Instant.Never;
            }

            now = CatchUp(now);
            var due = _history.Due.Select(run => run.StartedAt);
            return _history.Active.Select(run => run.NextTransitionAfter(now)).Concat(due).DefaultIfEmpty(Instant.Never).Min();
        }
    }

    /// <summary>Brings the flow to <paramref name="to"/> and tells what happened on the way, oldest first.</summary>
    public IReadOnlyList<FlowTransition> Advance(Instant from, Instant to)
    {
        lock (_gate)
        {
            if (_deleted)
            {
                return [];
            }

            CatchUp(from);
            var before = _history.Active.Concat(_history.Due).ToList();
            var known = before.ToHashSet();
            CatchUp(to);
            var made = _history.Active.Concat(_history.StartedSince(from)).Where(known.Add);
            return
            [
                .. before.Concat(made)
                    .SelectMany(run => RunTimeline.Until(run, to).Where(line => line.At > from)
                        .Select(line => new FlowTransition(_definition.Name, run.Id, line)))
                    .OrderBy(transition => transition.Entry.At),
            ];
        }
    }

    /// <summary>Completes when somebody next touches the flow: a cancel, a finish, a stop, its end. Time alone does not.</summary>
    public Task Changed
    {
        get
        {
            lock (_gate)
            {
                return (_changed ??= new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
            }
        }
    }

    private void SignalChange()
    {
        _changed?.SetResult();
        _changed = null;
    }
}
