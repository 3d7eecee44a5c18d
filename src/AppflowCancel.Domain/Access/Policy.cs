using System.Text.Json;

namespace AppflowCancel.Domain.Access;

/// <summary>An identity-based IAM policy.</summary>
/// <param name="Document">The document as received.</param>
public sealed record Policy(IReadOnlyList<PolicyStatement> Statements, JsonElement Document)
{
    /// <summary>AWS: a matching Deny in any policy decides, then a matching Allow; without either, access is denied.</summary>
    public static PolicyDecision Decide(IReadOnlyList<Policy> policies, AccessRequest request)
    {
        var decision = PolicyDecision.ImplicitlyDenied;
        foreach (var statement in policies.SelectMany(policy => policy.Statements).Where(statement => statement.Matches(request)))
        {
            switch (statement.Effect)
            {
                case PolicyEffect.Deny:
                    return PolicyDecision.ExplicitlyDenied;
                case PolicyEffect.Allow:
                    decision = PolicyDecision.Allowed;
                    break;
            }
        }

        return decision;
    }
}

public enum PolicyDecision
{
    Allowed,

    /// <summary>No statement allows it.</summary>
    ImplicitlyDenied,

    /// <summary>A statement denies it.</summary>
    ExplicitlyDenied,
}
