using System.Text.Json;
using AppflowCancel.Domain.Access;

namespace AppflowCancel.Control.Access;

/// <summary>Reads an IAM policy. Unsupported parts are errors: a silently ignored condition would make a test misleading.</summary>
internal static class PolicyReader
{
    // AWS: the maximum size of a managed policy, and the maximum number per user or role.
    private const int MaxPolicyLength = 6_144;
    private const int MaxPolicies = 20;

    /// <returns>Null when the caller has no <c>policies</c> member.</returns>
    public static IReadOnlyList<Policy>? Read(JsonObjectReader caller)
    {
        if (caller.Raw("policies") is null)
        {
            return null;
        }

        var policies = caller.Objects("policies");
        if (policies.Count > MaxPolicies)
        {
            caller.Refuse("policies", $"has {policies.Count} policies; allowed: up to {MaxPolicies}.");
            return [];
        }

        return [.. policies.Select(ReadPolicy)];
    }

    private static Policy ReadPolicy(JsonObjectReader json)
    {
        if (json.Json.GetRawText() is { Length: > MaxPolicyLength } text && text.Count(each => !char.IsWhiteSpace(each)) > MaxPolicyLength)
        {
            json.Errors.Add($"{json.Path} is longer than {MaxPolicyLength} characters, as long as a policy can be.");
            return new Policy([], json.Json);
        }

        var version = json.Text("Version");
        if (version is not (null or "2012-10-17" or "2008-10-17"))
        {
            json.Refuse("Version", $"is \"{version}\"; allowed: 2012-10-17, 2008-10-17.");
        }

        json.Text("Id");
        var statements = json.Raw("Statement") switch
        {
            null => [],
            { ValueKind: JsonValueKind.Object } => [json.Object("Statement")!],
            _ => json.Objects("Statement"),
        };
        json.RejectUnknownMembers();
        if (statements.Count == 0)
        {
            json.Refuse("Statement", "must be a statement, or a list of statements.");
        }

        return new Policy([.. statements.Select(StatementReader.Read)], json.Json.Clone());
    }
}
