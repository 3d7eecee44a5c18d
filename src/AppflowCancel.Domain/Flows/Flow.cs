using AppflowCancel.Domain.Runs;
using AppflowCancel.Domain.Time;

namespace AppflowCancel.Domain.Flows;

/// <summary>One flow and its runs. Every member takes the flow's lock, so cancel and completion can never both win.</summary>
public sealed partial class Flow
{
    private readonly Lock _gate = new();
    private readonly RunHistory _history;
    private readonly FlowChanges _changes;
    private readonly FlowEnvironment _environment;
    private FlowDefinition _definition;
    private FlowStatus _status;
    private FlowSchedule? _schedule;
    private Dictionary<string, string> _tags;
    private RunPlanChanges _tagPlan = RunPlanChanges.None;
    private RunPlanChanges _controlPlan = RunPlanChanges.None;
    private RunPlan _plan;
    private Instant _lastUpdatedAt;
    private Instant _lastSeen;
    private bool _deleted;

    internal Flow(FlowDefinition definition, IReadOnlyDictionary<string, string> tags, FlowEnvironment environment, Instant now)
    {
        _environment = environment;
        _changes = new FlowChanges(environment.Changes, environment.Region, definition.Name);
        _history = new RunHistory(environment.Limits.FinishedRunsKept, environment.ActiveRuns, _changes);
        _definition = definition;
        _status = FirstStatus(definition.Trigger);
        _plan = environment.DefaultPlan;
        _tags = new Dictionary<string, string>(tags, StringComparer.Ordinal);
        (CreatedAt, _lastUpdatedAt, _lastSeen) = (now, now, now);
        ReadTags();
    }

    public string Name => Volatile.Read(ref _definition).Name;

    public Instant CreatedAt { get; }

    /// <summary>The latest instant of an operation on a deleted flow.</summary>
    internal Instant LastSeen => _lastSeen;

    /// <summary>Whether StartFlow starts a run, instead of activating a schedule or subscription.</summary>
    public bool RunsOnDemand => Definition.Trigger is TriggerType.OnDemand;

    public FlowDefinition Definition => Volatile.Read(ref _definition);

    /// <summary>The current snapshot; null once the flow is deleted.</summary>
    public FlowSnapshot? Describe(Instant now)
    {
        using (Enter())
        {
            if (_deleted)
            {
                return null;
            }

            return Snapshot(CatchUp(now));
        }
    }

    /// <summary>AWS: source and destination cannot change. Ours: a changed trigger type resets the status as for a new flow.</summary>
    public Outcome<FlowSnapshot> Update(FlowDefinition definition, Instant now) => Update(definition, now, null);

    internal Outcome<FlowSnapshot> Update(FlowDefinition definition, Instant now, TokenUse? token)
    {
        using (Enter())
        {
            if (Missing() is { } missing)
            {
                return missing;
            }

            now = CatchUp(now);
            if (definition.Source != _definition.Source)
            {
                return new Refusal(RefusalReason.SourceIsFixed, definition.Name);
            }

            if (!definition.Destinations.SequenceEqual(_definition.Destinations))
            {
                return new Refusal(RefusalReason.DestinationIsFixed, definition.Name);
            }

            if (definition.Trigger != _definition.Trigger)
            {
                _status = FirstStatus(definition.Trigger);
            }

            _definition = definition with { KmsArn = definition.KmsArn ?? _definition.KmsArn };
            _lastUpdatedAt = now;
            FollowChangedSchedule(now);
            _changes.Add(FlowChangeKind.Updated, now, State);
            _changes.Add(token, _status, null, now);
            CatchUp(now);
            SignalChange();
            return Snapshot(now);
        }
    }

    /// <summary>AWS: an activated flow is deleted only with force. Ours: so is a flow with a run in progress.</summary>
    internal Refusal? Delete(bool force, Instant now)
    {
        using (Enter())
        {
            if (Missing() is { } missing)
            {
                return missing;
            }

            CatchUp(now);
            if (!force && _definition.Trigger is not TriggerType.OnDemand && _status is FlowStatus.Active)
            {
                return new Refusal(RefusalReason.FlowIsActive, _definition.Name);
            }

            if (!force && _history.ActiveCount > 0)
            {
                return new Refusal(RefusalReason.FlowIsInUse, _definition.Name);
            }

            DiscardNeedsLock();
            _changes.Add(FlowChangeKind.Deleted, _lastSeen, () => null);
            return null;
        }
    }

    /// <summary>Marks the flow as removed, because a state document replaced it.</summary>
    internal void Discard()
    {
        using (Enter())
        {
            DiscardNeedsLock();
        }
    }

    private void DiscardNeedsLock()
    {
        _deleted = true;
        _history.Abandon();
        SignalChange();
    }

    private FlowSnapshot Snapshot(Instant now) => new()
    {
        Definition = _definition,
        Status = _status,
        CreatedAt = CreatedAt,
        LastUpdatedAt = _lastUpdatedAt,
        Tags = _tags,
        LastRun = _history.Latest is { } latest ? RunSnapshot.Of(latest, now) : null,
    };

    private static FlowStatus FirstStatus(TriggerType trigger) => trigger switch
    {
        TriggerType.OnDemand => FlowStatus.Active,
        TriggerType.Scheduled or TriggerType.Event => FlowStatus.Draft,
    };

    private Refusal? Missing() => _deleted ? new Refusal(RefusalReason.NoSuchFlow, _definition.Name) : null;

    /// <summary>
    /// Catches up to now. A request that read the clock before another but acquired the lock after it happens at
    /// the later instant: within a flow, time never moves back, so a final status stays final.
    /// </summary>
    private Instant CatchUp(Instant now)
    {
        _lastSeen = Instant.Later(_lastSeen, now);
        FollowSchedule(_lastSeen);
        _history.CatchUp(_lastSeen);
        return _lastSeen;
    }

    private Entered Enter()
    {
        _gate.Enter();
        return new Entered(this);
    }

    /// <summary>The flow's lock; publishes the changes before it is released.</summary>
    private readonly ref struct Entered(Flow flow)
    {
        public void Dispose()
        {
            try
            {
                flow._changes.Publish();
            }
            finally
            {
                flow._gate.Exit();
            }
        }
    }
}
