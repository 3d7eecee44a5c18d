namespace AppflowCancel.Domain.Access;

/// <summary>A statement of a policy: matches a request when all its parts match.</summary>
public sealed record PolicyStatement
{
    public required PolicyEffect Effect { get; init; }

    /// <summary>Patterns of Action, or of NotAction.</summary>
    public required IReadOnlyList<string> Actions { get; init; }

    /// <summary>Whether it matches every action except these.</summary>
    public bool ExceptActions { get; init; }

    /// <summary>Patterns of Resource, or of NotResource.</summary>
    public required IReadOnlyList<string> Resources { get; init; }

    /// <summary>Whether it matches every resource except these.</summary>
    public bool ExceptResources { get; init; }

    public IReadOnlyList<PolicyCondition> Conditions { get; init; } = [];

    public bool Matches(AccessRequest request) =>
        Actions.Any(pattern => WildcardPattern.Matches(pattern, request.Action, ignoreCase: true)) != ExceptActions
        && Resources.Any(pattern => WildcardPattern.MatchesResource(pattern, request.Resource)) != ExceptResources
        && Conditions.All(condition => condition.Holds(request));
}

public enum PolicyEffect
{
    Allow,
    Deny,
}
