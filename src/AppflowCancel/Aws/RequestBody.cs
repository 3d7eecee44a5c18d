using System.Buffers;
using System.IO.Pipelines;
using System.Text.Json;
using System.Text.Unicode;

namespace AppflowCancel.Aws;

/// <summary>A request body, read whole and checked as JSON, stage by stage.</summary>
internal static class RequestBody
{
    // smithy-rs's figure for what a server must be able to skip.
    private const int MaxNestingDepth = 512;

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = MaxNestingDepth };

    /// <summary>The bytes, or null when they exceed the limit. The caller advances the reader when done with them.</summary>
    public static async ValueTask<ReadOnlySequence<byte>?> ReadAsync(PipeReader reader, long max, CancellationToken aborted)
    {
        while (true)
        {
            var read = await reader.ReadAsync(aborted);
            if (read.Buffer.Length > max)
            {
                // An unfinished read would make the server close the connection after the response.
                reader.AdvanceTo(read.Buffer.End);
                return null;
            }

            if (read.IsCompleted)
            {
                return read.Buffer;
            }

            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    /// <summary>The parsed JSON; null if the bytes are not JSON.</summary>
    public static JsonDocument? Parse(ReadOnlySequence<byte> bytes)
    {
        var text = bytes.IsSingleSegment ? bytes.First : bytes.ToArray();
        if (!Utf8.IsValid(text.Span) || HasLoneSurrogate(text.Span))
        {
            return null;
        }

        try
        {
            return JsonDocument.Parse(text, Strict);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // .NET accepts an escaped lone surrogate and throws InvalidOperationException only when the text is read.
    private static bool HasLoneSurrogate(ReadOnlySpan<byte> text)
    {
        if (text.IndexOf("\\u"u8) < 0)
        {
            return false;
        }

        var reader = new Utf8JsonReader(text, new JsonReaderOptions { MaxDepth = MaxNestingDepth });
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && reader.ValueIsEscaped)
                {
                    reader.GetString();
                }
            }

            return false;
        }
        catch (JsonException)
        {
            // Not JSON; the parser reports it.
            return false;
        }
        catch (InvalidOperationException)
        {
            return true;
        }
    }
}
