using AppflowCancel.Domain.Runs;
using AppflowCancel.Domain.Time;

namespace AppflowCancel.Domain.Flows;

/// <summary>One flow and its runs. Every member takes the flow's lock, so cancel and completion can never both win.</summary>
public sealed partial class Flow
{
    private readonly Lock _gate = new();
    private readonly RunHistory _history;
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
        _history = new RunHistory(environment.Limits.FinishedRunsKept, environment.ActiveRuns);
        _definition = definition;
        _status = FirstStatus(definition.Trigger);
        _plan = environment.DefaultPlan;
        _tags = new Dictionary<string, string>(tags, StringComparer.Ordinal);
        (CreatedAt, _lastUpdatedAt, _lastSeen) = (now, now, now);
        ReadTags();
    }

    public Instant CreatedAt { get; }

    /// <summary>Whether StartFlow starts a run, instead of activating a schedule or subscription.</summary>
    public bool RunsOnDemand => Volatile.Read(ref _definition).Trigger is TriggerType.OnDemand;

    /// <summary>The current snapshot; null once the flow is deleted.</summary>
    public FlowSnapshot? Describe(Instant now)
    {
        lock (_gate)
        {
            if (_deleted)
            {
                return null;
            }

            now = CatchUp(now);
            return new FlowSnapshot
            {
                Definition = _definition,
                Status = _status,
                CreatedAt = CreatedAt,
                LastUpdatedAt = _lastUpdatedAt,
                Tags = _tags,
                LastRun = _history.Latest is { } latest ? RunSnapshot.Of(latest, now) : null,
            };
        }
    }

    /// <summary>AWS: source and destination cannot change. Ours: a changed trigger type resets the status as for a new flow.</summary>
    public Outcome<FlowSnapshot> Update(FlowDefinition definition, Instant now)
    {
        lock (_gate)
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
            SignalChange();
            return Describe(now)!;
        }
    }

    /// <summary>AWS: an activated flow is deleted only with force. Ours: so is a flow with a run in progress.</summary>
    internal Refusal? Delete(bool force, Instant now)
    {
        lock (_gate)
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

            Discard();
            return null;
        }
    }

    /// <summary>Marks the flow as gone: deleted, or replaced by a state document.</summary>
    internal void Discard()
    {
        lock (_gate)
        {
            _deleted = true;
            _history.Abandon();
            SignalChange();
        }
    }

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
}
