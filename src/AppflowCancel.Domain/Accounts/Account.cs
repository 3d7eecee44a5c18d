using System.Collections.Concurrent;
using AppflowCancel.Domain.Access;
using AppflowCancel.Domain.Changes;
using AppflowCancel.Domain.Flows;
using AppflowCancel.Domain.Runs;
using AppflowCancel.Domain.Time;

namespace AppflowCancel.Domain.Accounts;

/// <summary>
/// An isolated account: flows by region, and its own clock, faults and journal. Accounts share nothing,
/// so dropping the reference removes everything.
/// </summary>
public sealed partial class Account(string id, VirtualClock clock, AccountSettings settings, ChangeSource changes, FlowDirectory directory)
{
    private readonly ConcurrentDictionary<string, FlowRegistry> _regions = new(StringComparer.Ordinal);
    private readonly Lock _advancing = new();
    private readonly AccountChanges _changes = new(changes, clock);
    private readonly TaskCompletionSource _dropped = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>An account without readers of its changes.</summary>
    public Account(string id, VirtualClock clock, AccountSettings settings)
        : this(id, clock, settings, ChangeSource.Silent(), new FlowDirectory())
    {
    }

    /// <summary>Twelve digits.</summary>
    public string Id { get; } = id;

    public VirtualClock Clock { get; } = clock;

    public FaultRules Faults { get; } = new(settings.RandomSeed ?? 0, new AccountChanges(changes, clock));

    public ReportTargets ReportTargets { get; } = new(new AccountChanges(changes, clock));

    public RequestJournal Journal { get; } = new(settings.JournalEntries, settings.JournalBudget);

    /// <summary>Who may call; set through <see cref="AccountRegistry.SetAccess"/>.</summary>
    public AccessSettings Access { get; internal set; } = AccessSettings.Open;

    /// <summary>Completes when this account is replaced or removed.</summary>
    public Task Dropped => _dropped.Task;

    /// <summary>Regions in use, sorted by name.</summary>
    /// <remarks>Snapshot first: enumerating a ConcurrentDictionary with LINQ throws if it grows meanwhile.</remarks>
    public IReadOnlyList<(string Region, FlowRegistry Flows)> Regions =>
        [.. _regions.ToArray().OrderBy(region => region.Key, StringComparer.Ordinal).Select(region => (region.Key, region.Value))];

    /// <summary>Why the account cannot be used in one more region; null if it can, or is already.</summary>
    public Refusal? CheckRegion(string region) =>
        _regions.Count < settings.Limits.Regions || _regions.ContainsKey(region)
            ? null
            : new Refusal(RefusalReason.TooManyRegions, $"{settings.Limits.Regions}");

    public FlowRegistry In(string region)
    {
        if (_regions.TryGetValue(region, out var flows))
        {
            return flows;
        }

        flows = _regions.GetOrAdd(region, NewRegistry);
        if (_dropped.Task.IsCompleted)
        {
            // The thread that removed the account may not have seen this one.
            flows.Unlist();
        }

        return flows;
    }

    /// <summary>The next instant at which anything changes by itself; <see cref="Instant.Never"/> if nothing ever will.</summary>
    public Instant NextTransition()
    {
        var now = Clock.Now;
        return Flows().Select(flow => flow.NextTransition(now)).DefaultIfEmpty(Instant.Never).Min();
    }

    /// <summary>Publishes transitions by time until now, for readers of the change feed that want them.</summary>
    public void PublishTransitions() => NextTransition();

    /// <summary>Advances the clock by a duration; returns the resulting transitions of all regions, oldest first.</summary>
    public IReadOnlyList<FlowTransition> AdvanceBy(TimeSpan duration) => AdvanceBy(duration, out _);

    /// <param name="now">The instant it moved the clock to, even if another caller has moved it further.</param>
    public IReadOnlyList<FlowTransition> AdvanceBy(TimeSpan duration, out Instant now)
    {
        lock (_advancing)
        {
            var from = Clock.Now;
            var happened = AdvanceNeedsLock(from, from + duration);
            now = Clock.Now;
            _changes.Publish(AccountChangeKind.ClockChanged);
            return happened;
        }
    }

    /// <summary>Advances the clock to the next transition; leaves it where it is if there is none.</summary>
    public IReadOnlyList<FlowTransition> AdvanceToNextTransition() => AdvanceToNextTransition(out _);

    /// <param name="now">The instant it moved the clock to, even if another caller has moved it further.</param>
    public IReadOnlyList<FlowTransition> AdvanceToNextTransition(out Instant now)
    {
        lock (_advancing)
        {
            now = Clock.Now;
            var next = NextTransition();
            if (next == Instant.Never)
            {
                return [];
            }

            var happened = AdvanceNeedsLock(now, next);
            now = Clock.Now;
            _changes.Publish(AccountChangeKind.ClockChanged);
            return happened;
        }
    }

    /// <summary>Sets the clock and returns the resulting transitions; null, with nothing changed, if that would move time backwards.</summary>
    public IReadOnlyList<FlowTransition>? SetClock(Instant? now, bool? frozen, double? rate)
    {
        lock (_advancing)
        {
            var current = Clock.Now;
            if (now < current)
            {
                return null;
            }

            var happened = now is { } later ? AdvanceNeedsLock(current, later) : [];
            Clock.TrySet(null, frozen, rate);
            _changes.Publish(AccountChangeKind.ClockChanged);
            return happened;
        }
    }

    internal ChangeSource Source { get; } = changes;

    internal void SetAccess(AccessSettings access)
    {
        Access = access;
        _changes.Publish(AccountChangeKind.AccessChanged);
    }

    internal void Drop()
    {
        _dropped.TrySetResult();
        Journal.Close();
        foreach (var flows in _regions.Values)
        {
            flows.Unlist();
        }
    }

    /// <summary>The account's whole state.</summary>
    public AccountState Export()
    {
        var now = Clock.Now;
        return new AccountState(this, [.. Regions.SelectMany(region => region.Flows.All.Select(flow => flow.Export(now)).OfType<FlowState>()
            .Select(flow => (region.Region, flow)))]);
    }

    private FlowRegistry NewRegistry(string region)
    {
        var ids = settings.RandomSeed is { } seed ? RunIds.Seeded(seed) : RunIds.Random;
        return new FlowRegistry(settings.Limits, settings.Plan, ids, Source, region, directory);
    }

    // Flows advance first and the clock last, so that no concurrent request passes a transition unreported.
    private List<FlowTransition> AdvanceNeedsLock(Instant from, Instant to)
    {
        to = Instant.Earlier(to, Instant.Last);
        var flows = Flows().ToList();
        List<FlowTransition> happened = [.. flows.SelectMany(flow => flow.Advance(from, to))];
        Clock.MoveTo(to);

        // Transitions added while time moved.
        happened.AddRange(Flows().Except(flows).SelectMany(flow => flow.Advance(from, to)));
        return [.. happened.OrderBy(transition => transition.Entry.At)];
    }

    private IEnumerable<Flow> Flows() => Regions.SelectMany(region => region.Flows.All);
}
