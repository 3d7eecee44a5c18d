using System.Text.Json;
using AppflowCancel.Access;
using AppflowCancel.Domain.Access;
using AppflowCancel.Text;

namespace AppflowCancel.Control.Access;

/// <summary>Reads a statement of a policy.</summary>
internal static class StatementReader
{
    public static PolicyStatement Read(JsonObjectReader json)
    {
        json.Text("Sid");
        var effect = json.OneOf("Effect", PolicyEffect.Allow, PolicyEffect.Deny);
        if (effect is null)
        {
            json.Refuse("Effect", "must be Allow or Deny.");
        }

        var (actions, exceptActions) = OneOfTwo(json, "Action", "NotAction", ActionError);
        var (resources, exceptResources) = OneOfTwo(json, "Resource", "NotResource", ResourceError);
        var conditions = json.Object("Condition") is { } condition ? ConditionReader.Read(condition) : [];
        json.RejectUnknownMembers();
        return new PolicyStatement
        {
            Effect = effect ?? PolicyEffect.Deny,
            Actions = actions,
            ExceptActions = exceptActions,
            Resources = resources,
            ExceptResources = exceptResources,
            Conditions = conditions,
        };
    }

    /// <summary>A string, or a list of at least one.</summary>
    public static IReadOnlyList<string> Texts(JsonObjectReader json, string member, Func<string, string?> error)
    {
        var value = json.Raw(member)!.Value;
        List<(string Path, JsonElement Value)> elements = value.ValueKind is JsonValueKind.Array
            ? [.. value.EnumerateArray().Select((element, index) => ($"{json.Path}.{member}[{index}]", element))]
            : [($"{json.Path}.{member}", value)];
        if (elements.Count == 0)
        {
            json.Refuse(member, "is empty.");
        }

        var texts = new List<string>();
        foreach (var (path, element) in elements)
        {
            var text = element.ValueKind is JsonValueKind.String ? JsonText.Of(element) : null;
            if ((text is null ? $"is {JsonObjectReader.Preview(element)}; allowed: a string." : Variable(text) ?? error(text)) is { } wrong)
            {
                json.Errors.Add($"{path} {wrong}");
            }

            texts.Add(text ?? "");
        }

        return texts;
    }

    private static (IReadOnlyList<string> Patterns, bool Except) OneOfTwo(JsonObjectReader json, string member, string except, Func<string, string?> error)
    {
        var isMember = json.Raw(member) is not null;
        if (isMember == json.Raw(except) is not null)
        {
            json.Errors.Add($"{json.Path} must have either {member} or {except}.");
            return ([], false);
        }

        return (Texts(json, isMember ? member : except, error), !isMember);
    }

    private static string? Variable(string text) =>
        text.Contains("${", StringComparison.Ordinal) ? $"is \"{text}\"; policy variables are not supported." : null;

    private static string? ActionError(string pattern)
    {
        if (pattern == "*")
        {
            return null;
        }

        if (pattern.Split(':') is not [{ Length: > 0 } service, { Length: > 0 }] || service.AsSpan().ContainsAny('*', '?'))
        {
            return $"is \"{pattern}\"; allowed: * or service:action, such as appflow:CancelFlowExecutions.";
        }

        return !string.Equals(service, "appflow", StringComparison.OrdinalIgnoreCase)
            || Permissions.Actions.Any(action => WildcardPattern.Matches(pattern, action, ignoreCase: true))
                ? null
                : $"is \"{pattern}\", which is not an AppFlow action; did you mean {NearestName.To(pattern, Permissions.Actions)}?";
    }

    private static string? ResourceError(string pattern)
    {
        var parts = pattern.Split(':', 6);
        if (pattern != "*" && (parts[0] != "arn" || (parts.Length < 6 && !pattern.EndsWith('*'))))
        {
            return $"is \"{pattern}\"; allowed: * or an ARN, such as arn:aws:appflow:*:*:flow/orders.";
        }

        if (parts is not [_, _, "appflow", _, _, var resource])
        {
            return null;
        }

        var end = resource.AsSpan().IndexOfAny('/', '*', '?');
        var isKnown = end >= 0 && (resource[end] != '/' || Permissions.ResourceTypes.Contains(resource[..end], StringComparer.Ordinal));
        return isKnown ? null : $"is \"{pattern}\"; AppFlow's resources are flow/NAME, connectorprofile/NAME and connector/LABEL.";
    }
}
