using System.Text.Json;
using System.Text.Unicode;

namespace AppflowCancel.Control;

/// <summary>Parses JSON of the control surface and of seeds; errors give the position.</summary>
internal static class ControlJson
{
    // A duplicate member is a mistake; taking either one would hide it.
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <summary>The root, an object; or the objects of a list, where that is allowed. Empty, with an error, if the bytes are neither.</summary>
    public static IReadOnlyList<JsonObjectReader> Parse(ReadOnlyMemory<byte> bytes, bool mayBeList, ValidationErrors errors)
    {
        if (!Utf8.IsValid(bytes.Span))
        {
            errors.Add("The text is not UTF-8.");
            return [];
        }

        try
        {
            using var document = JsonDocument.Parse(bytes, Strict);
            var root = document.RootElement.Clone();
            if (HasLoneSurrogate(root))
            {
                errors.Add("A \\u escape is half of a character.");
                return [];
            }

            return Objects(root, mayBeList, errors);
        }
        catch (JsonException exception)
        {
            errors.Add(exception.LineNumber is { } line
                ? $"Not JSON at line {line + 1}, column {exception.BytePositionInLine + 1}."
                : exception.Message);
            return [];
        }
        catch (InvalidOperationException)
        {
            errors.Add("A \\u escape is half of a character.");
            return [];
        }
    }

    private static List<JsonObjectReader> Objects(JsonElement root, bool mayBeList, ValidationErrors errors)
    {
        if (root.ValueKind is JsonValueKind.Object)
        {
            return [new JsonObjectReader(root, "$", errors)];
        }

        if (!mayBeList || root.ValueKind is not JsonValueKind.Array || root.EnumerateArray().Any(each => each.ValueKind is not JsonValueKind.Object))
        {
            errors.Add($"$ is {JsonObjectReader.Preview(root)}; allowed: an object{(mayBeList ? ", or a list of objects" : "")}.");
            return [];
        }

        return [.. root.EnumerateArray().Select((each, index) => new JsonObjectReader(each, $"$[{index}]", errors))];
    }

    // .NET throws only when the text is read, with an unexpected exception.
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
