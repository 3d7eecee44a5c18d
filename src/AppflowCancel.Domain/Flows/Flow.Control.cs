using AppflowCancel.Domain.Runs;
using AppflowCancel.Domain.Time;

namespace AppflowCancel.Domain.Flows;

/// <summary>Control operations beyond AWS's, under the same rules and the same lock.</summary>
public sealed partial class Flow
{
    private TaskCompletionSource? _changed;

    /// <summary>Adds a run with the given id and plan. It may start in the past or the future; by default it starts now.</summary>
    public Outcome<Run> PutRun(RunId? id, RunPlanChanges plan, Instant? startedAt, Instant now)
    {
        using (Enter())
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
            return run.Copy();
        }
    }

    /// <summary>The current facts of a run, including a run that has not started.</summary>
    public Outcome<Run> FindRun(RunId id, Instant now)
    {
        using (Enter())
        {
            if (Missing() is { } missing)
            {
                return missing;
            }

            CatchUp(now);
            return _history.Find(id) is { } run ? run.Copy() : new Refusal(RefusalReason.NoSuchRun, id.ToString());
        }
    }

    /// <summary>Ends a run now. Canceled is allowed only from CancelStarted, as on AWS.</summary>
    public Outcome<Run> FinishRun(RunId id, RunStatus outcome, string? errorMessage, Instant now)
    {
        using (Enter())
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
            return run.Copy();
        }
    }

    /// <summary>The next instant at which anything in the flow changes by itself; <see cref="Instant.Never"/> if it never does.</summary>
    public Instant NextTransition(Instant now)
    {
        using (Enter())
        {
            if (_deleted)
            {
                return Instant.Never;
            }

            CatchUp(now);
            return _history.NextTransition();
        }
    }

    /// <summary>Advances the flow to <paramref name="to"/>; returns the resulting transitions, oldest first.</summary>
    public IReadOnlyList<FlowTransition> Advance(Instant from, Instant to)
    {
        using (Enter())
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

    /// <summary>Completes on the next change by a request: cancel, finish, stop or delete. Passing time does not complete it.</summary>
    public Task Changed
    {
        get
        {
            using (Enter())
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
