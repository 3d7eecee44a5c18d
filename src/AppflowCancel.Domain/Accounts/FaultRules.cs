using AppflowCancel.Domain.Time;

namespace AppflowCancel.Domain.Accounts;

/// <summary>An account's fault rules. The first rule that applies decides; probabilities use a seeded generator, so they are repeatable.</summary>
public sealed class FaultRules(int seed, AccountChanges changes)
{
    private readonly Lock _gate = new();
    private Random _random = new(seed);
    private List<FaultCount> _rules = [];

    private volatile bool _any;

    /// <summary>Read without the lock: no overhead when there are no rules.</summary>
    public bool Any => _any;

    public IReadOnlyList<FaultCount> Rules
    {
        get
        {
            lock (_gate)
            {
                return [.. _rules];
            }
        }
    }

    /// <summary>Replaces all rules and reseeds the generator.</summary>
    public void Replace(IEnumerable<FaultCount> rules)
    {
        lock (_gate)
        {
            _rules = [.. rules];
            _any = _rules.Count > 0;
            _random = new Random(seed);
        }

        changes.Publish(AccountChangeKind.FaultsChanged);
    }

    public void Add(IEnumerable<FaultCount> rules)
    {
        lock (_gate)
        {
            _rules.AddRange(rules);
            _any = _rules.Count > 0;
        }

        changes.Publish(AccountChangeKind.FaultsChanged);
    }

    /// <summary>The rule that applies to this request, with its number counted from 1; null if none does.</summary>
    /// <param name="flowName">Null when the request names no flow.</param>
    /// <param name="now">The account's time, which rates follow.</param>
    public (FaultRule Rule, int Number)? Match(string operation, string? flowName, Instant now)
    {
        var match = Count(operation, flowName, now, out var counted);
        if (counted)
        {
            changes.Publish(AccountChangeKind.FaultsChanged);
        }

        return match;
    }

    private (FaultRule Rule, int Number)? Count(string operation, string? flowName, Instant now, out bool counted)
    {
        counted = false;
        lock (_gate)
        {
            for (var i = 0; i < _rules.Count; i++)
            {
                var (rule, seen, applied, bucket) = _rules[i];
                if ((rule.Operation is { } wanted && wanted != operation) || (rule.FlowName is { } flow && flow != flowName))
                {
                    continue;
                }

                counted = true;
                var taken = seen >= rule.After && rule.RequestsPerSecond is { } rate ? bucket.Take(rate, rule.Burst, now) : null;
                var applies = seen >= rule.After && !(applied >= rule.Times) && taken is null && (rule.Probability >= 1 || _random.NextDouble() < rule.Probability);
                _rules[i] = new FaultCount(rule, seen + 1, applies ? applied + 1 : applied, taken ?? bucket);
                if (applies)
                {
                    return (rule, i + 1);
                }
            }

            return null;
        }
    }
}

/// <summary>A rule and its counters.</summary>
/// <param name="Seen">Number of requests it matched.</param>
/// <param name="Applied">Number of requests it was applied to.</param>
/// <param name="Bucket">The bucket of a rule with a rate.</param>
public sealed record FaultCount(FaultRule Rule, int Seen = 0, int Applied = 0, TokenBucket Bucket = default);
