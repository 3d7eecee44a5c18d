using System.Text.Json;
using AppflowCancel.Domain.Access;

namespace AppflowCancel.Control.Access;

/// <summary>Reads the conditions of a statement: operators with keys with values.</summary>
internal static class ConditionReader
{
    private const string IfExists = "IfExists";

    public static IReadOnlyList<PolicyCondition> Read(JsonObjectReader json)
    {
        var conditions = new List<PolicyCondition>();
        foreach (var member in json.Json.EnumerateObject())
        {
            if (ReadOperator(member.Name) is not { } form)
            {
                json.Refuse(member.Name, $"is not a supported condition operator; allowed: {string.Join(", ", Enum.GetNames<ConditionOperator>())}, "
                    + "each optionally with the prefix ForAllValues: or ForAnyValue: and the suffix IfExists.");
            }
            else if (json.Object(member.Name) is { } keys)
            {
                conditions.AddRange(keys.Json.EnumerateObject().Select(key => ReadKey(keys, key.Name, form)).OfType<PolicyCondition>());
            }
        }

        return conditions;
    }

    private static (ConditionOperator Operator, ConditionSet Set, bool IfExists)? ReadOperator(string name)
    {
        var (set, rest) = name.Split(':', 2) switch
        {
            [nameof(ConditionSet.ForAllValues), var after] => (ConditionSet.ForAllValues, after),
            [nameof(ConditionSet.ForAnyValue), var after] => (ConditionSet.ForAnyValue, after),
            _ => (ConditionSet.None, name),
        };
        var ifExists = rest.EndsWith(IfExists, StringComparison.Ordinal);
        rest = ifExists ? rest[..^IfExists.Length] : rest;
        foreach (var each in Enum.GetValues<ConditionOperator>())
        {
            if (each.ToString() == rest)
            {
                return (each, set, ifExists);
            }
        }

        return null;
    }

    private static PolicyCondition? ReadKey(JsonObjectReader json, string name, (ConditionOperator Operator, ConditionSet Set, bool IfExists) form)
    {
        if (ConditionKey.Of(name) is not { } key)
        {
            json.Refuse(name, $"is not a supported condition key; allowed: {string.Join(", ", ConditionKey.Known)}.");
            return null;
        }

        if (key.IsMultivalued && form.Set is ConditionSet.None)
        {
            json.Refuse(name, $"can have several values; use ForAllValues:{form.Operator} or ForAnyValue:{form.Operator}.");
            return null;
        }

        if (json.Raw(name) is null)
        {
            json.Refuse(name, "is null; allowed: a string, or a list of strings.");
            return null;
        }

        return new PolicyCondition
        {
            Operator = form.Operator,
            Set = form.Set,
            IfExists = form.IfExists,
            Key = key,
            Values = form.Operator is ConditionOperator.Bool
                ? Booleans(json, name)
                : StatementReader.Texts(json, name, value => form.Operator is ConditionOperator.ArnLike ? ArnError(value) : null),
        };
    }

    // AWS accepts both true and "true".
    private static IReadOnlyList<string> Booleans(JsonObjectReader json, string name) =>
        json.Raw(name) is { ValueKind: JsonValueKind.True or JsonValueKind.False } value
            ? [value.GetBoolean() ? "true" : "false"]
            : StatementReader.Texts(json, name, text => bool.TryParse(text, out _) ? null : $"is \"{text}\"; allowed: true, false.");

    private static string? ArnError(string value) =>
        value.Split(':', 6) is ["arn", _, _, _, _, _] ? null : $"is \"{value}\"; allowed: an ARN with all six parts, such as arn:aws:iam::*:user/*.";
}
