using AppflowCancel.Domain.Changes;
using AppflowCancel.Domain.Runs;
using AppflowCancel.Domain.Time;

namespace AppflowCancel.Domain.Flows;

/// <summary>The flows of one account in one region.</summary>
public sealed class FlowRegistry
{
    private readonly FlowTable _flows;
    private readonly ClientTokens _tokens;
    private readonly FlowEnvironment _environment;
    private readonly Lock _gate = new();
    private Instant _latestDeletion;

    public FlowRegistry(Limits limits, RunPlan defaultPlan, RunIds ids)
        : this(limits, defaultPlan, ids, ChangeSource.Silent(), "", new FlowDirectory())
    {
    }

    public FlowRegistry(Limits limits, RunPlan defaultPlan, RunIds ids, ChangeSource changes, string region, FlowDirectory directory)
    {
        _flows = new FlowTable(directory, $"{changes.Account}/{region}");
        _environment = new FlowEnvironment(limits, defaultPlan, ids, new ActiveRunCount(), changes, region);
        _tokens = new ClientTokens(limits.ClientTokensKept);
    }

    /// <summary>Sorted by name, the order of ListFlows.</summary>
    public IReadOnlyList<Flow> All => _flows.All;

    public int Count => _flows.Count;

    public Flow? Find(string name) => _flows.Find(name);

    /// <summary>A page of the flows whose names sort after the given one.</summary>
    public IReadOnlyList<Flow> After(string name, int count) => _flows.After(name, count);

    /// <summary>The flow, or a refusal.</summary>
    public Outcome<Flow> Get(string name) => Find(name) is { } flow ? flow : NoSuchFlow(name);

    public Outcome<FlowSnapshot> Describe(string name, Instant now) =>
        Find(name)?.Describe(now) is { } snapshot ? snapshot : NoSuchFlow(name);

    public Outcome<FlowSnapshot> Create(
        FlowDefinition definition, IReadOnlyDictionary<string, string> tags, ClientToken? token, Instant now)
    {
        lock (_gate)
        {
            return _tokens.Once<FlowSnapshot>("CreateFlow", definition.Name, token, now, use =>
            {
                if (Find(definition.Name) is not null)
                {
                    return new Refusal(RefusalReason.FlowExists, definition.Name);
                }

                if (_flows.Count >= _environment.Limits.Flows)
                {
                    return new Refusal(RefusalReason.TooManyFlows, $"{_environment.Limits.Flows}");
                }

                if (tags.Count > _environment.Limits.Tags)
                {
                    return new Refusal(RefusalReason.TooManyTags, $"{_environment.Limits.Tags}");
                }

                now = NotBeforeDeletions(now);
                var flow = new Flow(definition, tags, _environment, now);
                flow.Announce(FlowChangeKind.Created, now, use, () => _flows.Put(definition.Name, flow));
                return flow.Describe(now)!;
            });
        }
    }

    public Outcome<FlowSnapshot> Update(FlowDefinition definition, ClientToken? token, Instant now)
    {
        lock (_gate)
        {
            return _tokens.Once<FlowSnapshot>("UpdateFlow", definition.Name, token, now, use =>
                Find(definition.Name) is { } flow ? flow.Update(definition, now, use) : NoSuchFlow(definition.Name));
        }
    }

    public Refusal? Delete(string name, bool force, Instant now)
    {
        lock (_gate)
        {
            if (Find(name) is not { } flow)
            {
                return NoSuchFlow(name);
            }

            var refusal = flow.Delete(force, now);
            if (refusal is null)
            {
                _latestDeletion = Instant.Later(_latestDeletion, flow.LastSeen);
                _flows.Remove(name);
                _tokens.Forget(name);
            }

            return refusal;
        }
    }

    /// <summary>AWS: reusing a token for another flow is an error, except for on-demand flows.</summary>
    public Outcome<FlowStart> Start(string name, string? token, Instant now)
    {
        lock (_gate)
        {
            if (Find(name) is not { } flow)
            {
                return NoSuchFlow(name);
            }

            var scope = flow.RunsOnDemand ? $"StartFlow {name}" : "StartFlow";
            return _tokens.Once(scope, name, token is null ? null : new ClientToken(token, name), now, use =>
                !flow.RunsOnDemand || HasRoom(now)
                    ? flow.Start(now, use)
                    : new Refusal(RefusalReason.TooManyConcurrentRuns, $"{_environment.Limits.ConcurrentRuns}"));
        }
    }

    /// <summary>Adds a flow from a state document; replaces one of the same name.</summary>
    public Flow Put(FlowState state, Instant now)
    {
        lock (_gate)
        {
            var flow = new Flow(state, _environment, now);
            if (Find(state.Definition.Name) is { } replaced)
            {
                replaced.Discard();
                _tokens.Forget(state.Definition.Name);
            }

            flow.Announce(FlowChangeKind.Put, now, null, () => _flows.Put(state.Definition.Name, flow));
            return flow;
        }
    }

    /// <summary>The account is removed: leave the directory.</summary>
    internal void Unlist() => _flows.Unlist();

    /// <summary>Restores the answer for a client token from an earlier process.</summary>
    public void Remember(UsedToken token, Instant now)
    {
        lock (_gate)
        {
            object? answer = token.Key.StartsWith("StartFlow", StringComparison.Ordinal)
                ? new FlowStart(token.Status, token.Run)
                : Find(token.FlowName)?.Describe(now) is { } flow ? flow with { Status = token.Status } : null;
            if (answer is not null)
            {
                _tokens.Remember(new TokenUse(token.Key, token.FlowName, token.Parameters, token.Until), answer);
            }
        }
    }

    // A clock advance moves the flows first. A flow that replaces one that has moved already must not stay behind,
    // or its runs would end earlier than the advance has reported.
    private Instant NotBeforeDeletions(Instant now) => Instant.Later(now, _latestDeletion);

    private static Refusal NoSuchFlow(string name) => new(RefusalReason.NoSuchFlow, name);

    // Flow state may be stale. It is caught up only if a run may have ended since the last time, so that a client that keeps
    // exceeding the quota does not scan every flow each time.
    private bool HasRoom(Instant now)
    {
        var active = _environment.ActiveRuns;
        if (active.Value >= _environment.Limits.ConcurrentRuns && now >= active.NextEnd)
        {
            active.ForgetNextEnd();
            foreach (var flow in _flows.All)
            {
                flow.ReportNextEnd(now);
            }
        }

        return active.Value < _environment.Limits.ConcurrentRuns;
    }
}
