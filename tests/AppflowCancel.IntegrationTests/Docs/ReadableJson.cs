using System.Text.Json;

namespace AppflowCancel.IntegrationTests.Docs;

/// <summary>Readable JSON: values that fit stay on one line, others have a line per member.</summary>
internal static class ReadableJson
{
    private const int Width = 110;

    public static string Of(JsonElement json) => Of(json, 0);

    private static string Of(JsonElement json, int indent)
    {
        var onOneLine = OnOneLine(json);
        if (onOneLine.Length + indent <= Width || json.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array))
        {
            return onOneLine;
        }

        var inner = new string(' ', indent + 2);
        var members = json.ValueKind is JsonValueKind.Object
            ? json.EnumerateObject().Select(member => $"{inner}{Name(member)}{Of(member.Value, indent + 2)}")
            : json.EnumerateArray().Select(element => $"{inner}{Of(element, indent + 2)}");
        var (open, close) = json.ValueKind is JsonValueKind.Object ? ('{', '}') : ('[', ']');
        return $"{open}\n{string.Join(",\n", members)}\n{new string(' ', indent)}{close}";
    }

    private static string OnOneLine(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => $"{{{string.Join(", ", json.EnumerateObject().Select(member => Name(member) + OnOneLine(member.Value)))}}}",
        JsonValueKind.Array => $"[{string.Join(", ", json.EnumerateArray().Select(OnOneLine))}]",
        _ => json.GetRawText(),
    };

    private static string Name(JsonProperty member) => $"\"{member.Name}\": ";
}
