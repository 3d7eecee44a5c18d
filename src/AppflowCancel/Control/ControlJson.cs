using System.Buffers;
using System.Text.Json;
using System.Text.Unicode;
using AppflowCancel.Aws;
using AppflowCancel.Text;

namespace AppflowCancel.Control;

/// <summary>Parses JSON of the control API and of seeds; errors give the position.</summary>
internal static class ControlJson
{
    // A duplicate member is an error; using either one would hide it.
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    // State documents of any size have more bytes than this per name, value, object and list.
    private const int BytesPerValue = 5;

    /// <summary>The root object, or the objects of a list where that is allowed. Empty, with an error, for anything else.</summary>
    public static IReadOnlyList<JsonObjectReader> Parse(ReadOnlyMemory<byte> bytes, bool mayBeList, ValidationErrors errors)
    {
        if (!Utf8.IsValid(bytes.Span))
        {
            errors.Add("The body is not UTF-8.");
            return [];
        }

        if (JsonText.HasLoneSurrogate(bytes.Span, RequestBody.MaxNestingDepth))
        {
            errors.Add("A \\u escape is half of a surrogate pair.");
            return [];
        }

        if (JsonText.HasLongEscapedName(bytes.Span, RequestBody.MaxNestingDepth))
        {
            errors.Add("A member name with escapes is longer than 64 KB.");
            return [];
        }

        if (JsonSize.Exceeds(new ReadOnlySequence<byte>(bytes), Math.Max(RequestBody.MaxValues, bytes.Length / BytesPerValue)))
        {
            errors.Add($"The body has more than {RequestBody.MaxValues} JSON values of less than {BytesPerValue} bytes each.");
            return [];
        }

        try
        {
            if (bytes.Length > BodyReader.MaxUncopied)
            {
                // The bytes are not reused, and too large to copy. The garbage collector frees the parsed document.
                return Objects(RequestBody.ParseUnpooled(bytes, Strict).RootElement, mayBeList, errors);
            }

            using var document = RequestBody.ParseUnpooled(bytes, Strict);
            return Objects(document.RootElement.Clone(), mayBeList, errors);
        }
        catch (JsonException exception)
        {
            errors.Add(exception.LineNumber is { } line
                ? $"Not JSON at line {line + 1}, column {exception.BytePositionInLine + 1}."
                : exception.Message);
            return [];
        }
    }

    private static IReadOnlyList<JsonObjectReader> Objects(JsonElement root, bool mayBeList, ValidationErrors errors)
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

        return JsonObjectList.Of(root, "$", errors);
    }
}
