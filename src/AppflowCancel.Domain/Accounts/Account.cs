using System.Collections.Concurrent;
using AppflowCancel.Domain.Flows;
using AppflowCancel.Domain.Runs;
using AppflowCancel.Domain.Time;

namespace AppflowCancel.Domain.Accounts;

/// <summary>
/// An isolated account: flows by region, and its own clock, faults and journal. Accounts share nothing,
/// so dropping the reference removes everything.
/// </summary>
public sealed class Account(string id, VirtualClock clock, AccountSettings settings)
{
    private readonly ConcurrentDictionary<string, FlowRegistry> _regions = new(StringComparer.Ordinal);
    private readonly Lock _advancing = new();
    private readonly TaskCompletionSource _dropped = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Twelve digits.</summary>
    public string Id { get; } = id;

    public VirtualClock Clock { get; } = clock;

    public FaultRules Faults { get; } = new(settings.RandomSeed ?? 0);

    public RequestJournal Journal { get; } = new(settings.JournalEntries);

    /// <summary>Completes when this account is replaced or removed.</summary>
    public Task Dropped => _dropped.Task;

    /// <summary>Regions in use, sorted by name.</summary>
    /// <remarks>Snapshot first: enumerating a ConcurrentDictionary with LINQ throws if it grows meanwhile.</remarks>
    public IReadOnlyList<(string Region, FlowRegistry Flows)> Regions =>
        [.. _regions.ToArray().OrderBy(region => region.Key, StringComparer.Ordinal).Select(region => (region.Key, region.Value))];

    public FlowRegistry In(string region) => _regions.GetOrAdd(region, static (_, settings) => NewRegistry(settings), settings);

    /// <summary>Advances the clock by a duration; returns the transitions on the way, across all regions, oldest first.</summary>
    public IReadOnlyList<FlowTransition> AdvanceBy(TimeSpan duration)
    {
        lock (_advancing)
        {
            var now = Clock.Now;
            return AdvanceNeedsLock(now, now + duration);
        }
    }

    /// <summary>Advances the clock to the next transition; leaves it where it is if there is none.</summary>
    public IReadOnlyList<FlowTransition> AdvanceToNextTransition()
    {
        lock (_advancing)
        {
            var now = Clock.Now;
            var next = Flows().Select(flow => flow.NextTransition(now)).DefaultIfEmpty(Instant.Never).Min();
            return next == Instant.Never ? [] : AdvanceNeedsLock(now, next);
        }
    }

    /// <summary>Sets the clock and returns the transitions on the way; null, with nothing changed, if that would move time backwards.</summary>
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
            return happened;
        }
    }

    internal void Drop() => _dropped.TrySetResult();

    private static FlowRegistry NewRegistry(AccountSettings settings) =>
        new(settings.Limits, settings.Plan, settings.RandomSeed is { } seed ? RunIds.Seeded(seed) : RunIds.Random);

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
