namespace AppflowCancel.Domain.Access;

/// <summary>The supported condition operators of IAM, by their names in policies.</summary>
public enum ConditionOperator
{
    StringEquals,
    StringNotEquals,
    StringEqualsIgnoreCase,
    StringNotEqualsIgnoreCase,
    StringLike,
    StringNotLike,
    ArnLike,
    Bool,
}

public static class ConditionOperators
{
    /// <summary>AWS: a negated operator is true when none of its values matches, or when the request does not have the key.</summary>
    public static bool IsNegated(this ConditionOperator condition) => condition switch
    {
        ConditionOperator.StringNotEquals or ConditionOperator.StringNotEqualsIgnoreCase or ConditionOperator.StringNotLike => true,
        ConditionOperator.StringEquals or ConditionOperator.StringEqualsIgnoreCase or ConditionOperator.StringLike
            or ConditionOperator.ArnLike or ConditionOperator.Bool => false,
    };

    /// <summary>Whether the policy's value matches the request's, before negation.</summary>
    public static bool Compare(this ConditionOperator condition, string value, string given) => condition switch
    {
        ConditionOperator.StringEquals or ConditionOperator.StringNotEquals => value == given,
        ConditionOperator.StringEqualsIgnoreCase or ConditionOperator.StringNotEqualsIgnoreCase or ConditionOperator.Bool =>
            string.Equals(value, given, StringComparison.OrdinalIgnoreCase),
        ConditionOperator.StringLike or ConditionOperator.StringNotLike => WildcardPattern.Matches(value, given),
        ConditionOperator.ArnLike => WildcardPattern.MatchesArn(value, given),
    };
}
