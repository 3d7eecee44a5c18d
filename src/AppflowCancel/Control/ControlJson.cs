using System.Text.Json;
using System.Text.Unicode;

namespace AppflowCancel.Control;

/// <summary>Parses JSON sent to the control surface, or in a seed, and says where it is none.</summary>
internal static class ControlJson
{
    /// <summary>The root as an object; null with a mistake when the bytes are none.</summary>
    public static StrictObject? Parse(ReadOnlyMemory<byte> bytes, Mistakes mistakes)
    {
        if (!Utf8.IsValid(bytes.Span))
        {
            mistakes.Add("The text is not UTF-8.");
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(bytes);
            var root = document.RootElement.Clone();
            if (root.ValueKind is JsonValueKind.Object && !HasLoneSurrogate(root))
            {
                return new StrictObject(root, "$", mistakes);
            }

            mistakes.Add(root.ValueKind is JsonValueKind.Object
                ? "A \\u escape is half of a character."
                : $"$ is {root.ValueKind}; allowed: an object.");
        }
        catch (JsonException exception)
        {
            mistakes.Add($"Not JSON at line {exception.LineNumber + 1}, column {exception.BytePositionInLine + 1}.");
        }

        return null;
    }

    // .NET would fail only when the text is asked for, with an exception that nobody expects.
    private static bool HasLoneSurrogate(JsonElement value)
    {
        try
        {
            return value.ValueKind switch
            {
                JsonValueKind.Object => value.EnumerateObject().Any(member => member.Name is null || HasLoneSurrogate(member.Value)),
                JsonValueKind.Array => value.EnumerateArray().Any(HasLoneSurrogate),
                JsonValueKind.String => value.GetString() is null,
                _ => false,
            };
        }
        catch (InvalidOperationException)
        {
            return true;
        }
    }
}
