namespace AppflowCancel.Domain.Accounts;

/// <summary>An account's fault rules. The first match decides; probabilities use a seeded generator, so they are repeatable.</summary>
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
    public (FaultRule Rule, int Number)? Match(string operation, string? flowName)
    {
        var match = Count(operation, flowName, out var counted);
        if (counted)
        {
            changes.Publish(AccountChangeKind.FaultsChanged);
        }

        return match;
    }

    private (FaultRule Rule, int Number)? Count(string operation, string? flowName, out bool counted)
    {
        counted = false;
        lock (_gate)
        {
            for (var i = 0; i < _rules.Count; i++)
            {
                var (rule, seen, applied) = _rules[i];
                if ((rule.Operation is { } wanted && wanted != operation) || (rule.FlowName is { } flow && flow != flowName))
                {
                    continue;
                }

                counted = true;
                var applies = seen >= rule.After && !(applied >= rule.Times) && (rule.Probability >= 1 || _random.NextDouble() < rule.Probability);
                _rules[i] = new FaultCount(rule, seen + 1, applies ? applied + 1 : applied);
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
/// <param name="Seen">How many requests it matched.</param>
/// <param name="Applied">How many of them it was applied to.</param>
public sealed record FaultCount(FaultRule Rule, int Seen = 0, int Applied = 0);
