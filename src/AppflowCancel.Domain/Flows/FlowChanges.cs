using AppflowCancel.Domain.Changes;
using AppflowCancel.Domain.Runs;
using AppflowCancel.Domain.Time;

namespace AppflowCancel.Domain.Flows;

/// <summary>Collects changes while a flow's lock is held, and publishes them together before the lock is released.</summary>
/// <remarks>Not safe for concurrent use: the flow's lock guards it.</remarks>
internal sealed class FlowChanges(ChangeSource source, string region, string flowName) : IRunObserver
{
    private readonly List<Change> _pending = [];
    private bool _isAnnounced;

    /// <summary>Whether there is a reader. A flow under construction publishes nothing.</summary>
    private bool IsHeard => _isAnnounced && source.HasReaders;

    /// <summary>Starts publishing. Earlier changes are part of the announcement.</summary>
    public void Announce() => _isAnnounced = true;

    public void Add(FlowChangeKind kind, Instant now, Func<FlowState?> state)
    {
        if (IsHeard)
        {
            _pending.Add(new FlowChange { At = now, Region = region, FlowName = flowName, Kind = kind, State = state() });
        }
    }

    public void Add(TokenUse? use, FlowStatus status, RunId? run, Instant now)
    {
        if (use is not null && IsHeard)
        {
            var token = new UsedToken(use.Key, use.Resource, use.Parameters, use.Until, status, run);
            _pending.Add(new TokenChange { At = now, Region = region, FlowName = flowName, Token = token });
        }
    }

    public void Publish()
    {
        if (_pending.Count > 0)
        {
            source.Publish([.. _pending]);
            _pending.Clear();
        }
    }

    public void Due(Run run) => Add(RunChangeKind.Due, run, run.StartedAt);

    public void Withdrawn(Run run) => Add(RunChangeKind.Withdrawn, run, run.StartedAt);

    public void Started(Run run, bool wasDue) => Add(RunChangeKind.Started, run, run.StartedAt, byTime: wasDue);

    public void CancelRequested(Run run) => Add(RunChangeKind.CancelRequested, run, run.Action.CancelRequestedAt);

    public void Finished(Run run) => Add(RunChangeKind.Finished, run, run.EndsAt, byTime: !run.Action.FinishedByRequest);

    public void Forgotten(Run run) => Add(RunChangeKind.Forgotten, run, run.EndsAt);

    private void Add(RunChangeKind kind, Run run, Instant at, bool byTime = false)
    {
        if (IsHeard && (!byTime || source.TransitionsWanted))
        {
            _pending.Add(new RunChange
            {
                At = at,
                Region = region,
                FlowName = flowName,
                Kind = kind,
                Run = run.Copy(),
                ByTime = byTime,
            });
        }
    }
}
