using System.Text.Json.Nodes;

namespace AppflowCancel.IntegrationTests.Support;

/// <summary>The part of JSON Schema that our documents use, to validate JSON against them.</summary>
internal sealed class JsonSchema(JsonNode document)
{
    /// <summary>All differences between the value and the schema.</summary>
    public IEnumerable<string> Violations(JsonNode schema, JsonNode? value, string path = "$")
    {
        if (schema["$ref"] is { } reference)
        {
            return Violations(Resolve((string)reference!), value, path);
        }

        if (schema["oneOf"] is JsonArray choices)
        {
            return choices.Any(choice => !Violations(choice!, value, path).Any()) ? [] : [$"{path} fits none of the choices"];
        }

        return KeywordErrors(schema, value, path);
    }

    public JsonNode Resolve(string reference) => reference.TrimStart('#', '/').Split('/').Aggregate(document, (node, step) =>
        node[step.Replace("~1", "/").Replace("~0", "~")] ?? throw new InvalidOperationException($"{reference} leads nowhere"));

    private IEnumerable<string> KeywordErrors(JsonNode schema, JsonNode? value, string path)
    {
        if (schema is JsonObject { Count: 0 })
        {
            // Any JSON.
            return [];
        }

        string[] types = schema["type"] switch
        {
            null => [],
            JsonArray several => [.. several.Select(each => (string)each!)],
            var one => [(string)one!],
        };
        if (types.Length > 0 && !types.Contains(TypeOf(value)) && !(TypeOf(value) == "integer" && types.Contains("number")))
        {
            return [$"{path} is {TypeOf(value)}, not {string.Join(" or ", types)}"];
        }

        if (schema["enum"] is JsonArray values && !values.Any(each => JsonNode.DeepEquals(each, value)))
        {
            return [$"{path} is {value}, not one of {values.ToJsonString()}"];
        }

        return value switch
        {
            JsonObject given => OfObject(schema, given, path),
            JsonArray list when schema["items"] is { } items => list.SelectMany((each, i) => Violations(items, each, $"{path}[{i}]")),
            _ => [],
        };
    }

    private IEnumerable<string> OfObject(JsonNode schema, JsonObject value, string path)
    {
        foreach (var name in schema["required"]?.AsArray().Select(each => (string)each!) ?? [])
        {
            if (!value.ContainsKey(name))
            {
                yield return $"{path}.{name} is missing";
            }
        }

        foreach (var (name, member) in value)
        {
            var known = schema["properties"]?[name] ?? schema["additionalProperties"] as JsonObject;
            foreach (var violation in known is null ? [$"{path}.{name} is not described"] : Violations(known, member, $"{path}.{name}"))
            {
                yield return violation;
            }
        }
    }

    private static string TypeOf(JsonNode? value) => value?.GetValueKind() switch
    {
        null => "null",
        System.Text.Json.JsonValueKind.Object => "object",
        System.Text.Json.JsonValueKind.Array => "array",
        System.Text.Json.JsonValueKind.String => "string",
        System.Text.Json.JsonValueKind.Number => value.ToJsonString().Contains('.') ? "number" : "integer",
        _ => "boolean",
    };
}
