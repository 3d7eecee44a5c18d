namespace AppflowCancel.Domain.Accounts;

/// <summary>An account's fault rules. The first that fires decides; its dice repeat, as they are seeded.</summary>
public sealed class Faults(int seed)
{
    private readonly Lock _gate = new();
    private Random _dice = new(seed);
    private List<FaultCount> _rules = [];

    // Read without the lock, so that faults cost nothing when there are none.
    private volatile bool _any;

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

    /// <summary>Puts these rules in the place of the old ones and starts the dice anew.</summary>
    public void Replace(IEnumerable<FaultRule> rules)
    {
        lock (_gate)
        {
            _rules = [.. rules.Select(rule => new FaultCount(rule))];
            _any = _rules.Count > 0;
            _dice = new Random(seed);
        }
    }

    public void Add(IEnumerable<FaultRule> rules)
    {
        lock (_gate)
        {
            _rules.AddRange(rules.Select(rule => new FaultCount(rule)));
            _any = _rules.Count > 0;
        }
    }

    /// <summary>The rule that this request runs into, with its number counted from 1; null when it runs into none.</summary>
    /// <param name="flowName">Asked for only when a rule wants to know.</param>
    public (FaultRule Rule, int Number)? Strike(string operation, Func<string?> flowName)
    {
        if (!_any)
        {
            return null;
        }

        lock (_gate)
        {
            var name = new Lazy<string?>(flowName);
            for (var i = 0; i < _rules.Count; i++)
            {
                var (rule, seen, fired) = _rules[i];
                if ((rule.Operation is { } wanted && wanted != operation) || (rule.FlowName is { } flow && flow != name.Value))
                {
                    continue;
                }

                var fires = seen >= rule.After && !(fired >= rule.Times) && (rule.Probability >= 1 || _dice.NextDouble() < rule.Probability);
                _rules[i] = new FaultCount(rule, seen + 1, fires ? fired + 1 : fired);
                if (fires)
                {
                    return (rule, i + 1);
                }
            }

            return null;
        }
    }
}

/// <summary>A rule and what has come of it so far.</summary>
/// <param name="Seen">How many requests it matched.</param>
/// <param name="Fired">How many of them it struck.</param>
public sealed record FaultCount(FaultRule Rule, int Seen = 0, int Fired = 0);
