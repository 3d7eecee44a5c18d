namespace AppflowCancel.Domain.Access;

/// <summary>A condition of a statement: one operator on one key.</summary>
public sealed record PolicyCondition
{
    public required ConditionOperator Operator { get; init; }

    public ConditionSet Set { get; init; }

    /// <summary>Whether it is true for requests that do not have the key.</summary>
    public bool IfExists { get; init; }

    public required ConditionKey Key { get; init; }

    /// <summary>One must match; with a negated operator, none.</summary>
    public required IReadOnlyList<string> Values { get; init; }

    public bool Holds(AccessRequest request)
    {
        var given = Key.Values(request);
        return given.Count == 0
            ? IfExists || (Set switch
            {
                // AWS: true when the request has no such key.
                ConditionSet.ForAllValues => true,
                ConditionSet.ForAnyValue => false,
                ConditionSet.None => Operator.IsNegated(),
            })
            : Set switch
            {
                ConditionSet.ForAllValues => given.All(Matches),
                ConditionSet.ForAnyValue => given.Any(Matches),
                ConditionSet.None => given.All(Matches),
            };
    }

    private bool Matches(string given) => Values.Any(value => Operator.Compare(value, given)) != Operator.IsNegated();
}

/// <summary>How a condition treats a key with several values.</summary>
public enum ConditionSet
{
    None,
    ForAllValues,
    ForAnyValue,
}
