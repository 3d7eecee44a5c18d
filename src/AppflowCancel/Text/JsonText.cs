using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace AppflowCancel.Text;

/// <summary>
/// Reads JSON strings from clients. To unescape one, System.Text.Json rents an array of its size from the shared pool, which keeps
/// large arrays for half a minute or longer; the next collection frees those that are used here.
/// </summary>
internal static class JsonText
{
    // For shorter strings, the pooled memory is not worth a copy.
    private const int Long = 64 * 1024;

    /// <param name="value">A string.</param>
    /// <exception cref="InvalidOperationException">An escape is half of a surrogate pair.</exception>
    public static string Of(JsonElement value)
    {
        var quoted = JsonMarshal.GetRawUtf8Value(value);
        return NeedsArray(quoted) ? Unescape(quoted) : value.GetString()!;
    }

    public static string NameOf(JsonProperty property)
    {
        var name = JsonMarshal.GetRawUtf8PropertyName(property);
        return NeedsArray(name) ? Unescape([(byte)'"', .. name, (byte)'"']) : property.Name;
    }

    /// <summary>Whether an escape is half of a surrogate pair: .NET accepts it, but cannot read the string. False if it is not JSON.</summary>
    public static bool HasLoneSurrogate(ReadOnlySpan<byte> json, int maxDepth) =>
        json.IndexOf("\\u"u8) >= 0 && HasEscaped(json, maxDepth, static (ref Utf8JsonReader text) => !IsReadable(ref text));

    /// <summary>Whether a member name is so long that comparing it with others would unescape it into a pooled array. False if it is not JSON.</summary>
    public static bool HasLongEscapedName(ReadOnlySpan<byte> json, int maxDepth) =>
        NeedsArray(json)
        && HasEscaped(json, maxDepth, static (ref Utf8JsonReader text) => text.TokenType is JsonTokenType.PropertyName && NeedsArray(text.ValueSpan));

    // What is not JSON is reported by the parser.
    private static bool HasEscaped(ReadOnlySpan<byte> json, int maxDepth, TextTest test)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = maxDepth });
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && reader.ValueIsEscaped && test(ref reader))
                {
                    return true;
                }
            }

            return false;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static bool IsReadable(ref Utf8JsonReader text)
    {
        try
        {
            if (NeedsArray(text.ValueSpan))
            {
                text.CopyString(new byte[text.ValueSpan.Length]);
            }
            else
            {
                text.GetString();
            }

            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private static bool NeedsArray(ReadOnlySpan<byte> text) => text.Length > Long && text.Contains((byte)'\\');

    private delegate bool TextTest(ref Utf8JsonReader text);

    private static string Unescape(ReadOnlySpan<byte> quoted)
    {
        var reader = new Utf8JsonReader(quoted);
        reader.Read();
        var bytes = new byte[quoted.Length];
        return Encoding.UTF8.GetString(bytes.AsSpan(0, reader.CopyString(bytes)));
    }
}
