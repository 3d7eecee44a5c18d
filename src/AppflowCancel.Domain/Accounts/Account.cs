using System.Collections.Concurrent;
using AppflowCancel.Domain.Flows;
using AppflowCancel.Domain.Runs;
using AppflowCancel.Domain.Time;

namespace AppflowCancel.Domain.Accounts;

/// <summary>
/// A sandbox: flows by region, a clock, faults and a journal of its own. Nothing in one account can be noticed in another,
/// and dropping one is letting go of it.
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

    /// <summary>Completes when another account object has taken this one's place, or none.</summary>
    public Task Dropped => _dropped.Task;

    /// <summary>Regions that somebody has used, in the order of their names.</summary>
    /// <remarks>A snapshot first: LINQ fails when the dictionary grows while it is copied.</remarks>
    public IReadOnlyList<(string Region, FlowRegistry Flows)> Regions =>
        [.. _regions.ToArray().OrderBy(region => region.Key, StringComparer.Ordinal).Select(region => (region.Key, region.Value))];

    public FlowRegistry In(string region) => _regions.GetOrAdd(region, static (_, settings) => NewRegistry(settings), settings);

    /// <summary>Moves time by a duration and tells what happened on the way, across all regions, oldest first.</summary>
    public IReadOnlyList<FlowTransition> AdvanceBy(TimeSpan duration)
    {
        lock (_advancing)
        {
            var now = Clock.Now;
            return AdvanceNeedsLock(now, now + duration);
        }
    }

    /// <summary>Moves time to the next instant at which anything happens by itself; nowhere, if nothing ever will.</summary>
    public IReadOnlyList<FlowTransition> AdvanceToNextTransition()
    {
        lock (_advancing)
        {
            var now = Clock.Now;
            var next = Flows().Select(flow => flow.NextTransition(now)).DefaultIfEmpty(Instant.Never).Min();
            return next == Instant.Never ? [] : AdvanceNeedsLock(now, next);
        }
    }

    /// <summary>Sets the clock and tells what happened on the way; null, with nothing changed, if that would move time backwards.</summary>
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

    // Flows go first and the clock last, so that nobody slips in between and has a transition happen unseen.
    private List<FlowTransition> AdvanceNeedsLock(Instant from, Instant to)
    {
        to = Instant.Earlier(to, Instant.Last);
        var flows = Flows().ToList();
        List<FlowTransition> happened = [.. flows.SelectMany(flow => flow.Advance(from, to))];
        Clock.MoveTo(to);

        // Those that came while time moved.
        happened.AddRange(Flows().Except(flows).SelectMany(flow => flow.Advance(from, to)));
        return [.. happened.OrderBy(transition => transition.Entry.At)];
    }

    private IEnumerable<Flow> Flows() => Regions.SelectMany(region => region.Flows.All);
}
