using System.Buffers;
using System.Text.Json;
using System.Text.Unicode;
using AppflowCancel.Text;

namespace AppflowCancel.Aws;

/// <summary>A request body as JSON.</summary>
internal static class RequestBody
{
    // smithy-rs: the depth of unknown members that a server must be able to skip.
    public const int MaxNestingDepth = 512;

    /// <summary>Ours: the largest flow that users describe has a thousand tasks of twenty values each.</summary>
    public const int MaxValues = 200_000;

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = MaxNestingDepth };

    /// <summary>Whether the body has more values than any AppFlow request needs. Each value takes memory, whatever its size.</summary>
    public static bool HasTooManyValues(ReadOnlySequence<byte> bytes) => JsonSize.Exceeds(bytes, MaxValues);

    /// <summary>The parsed JSON; null if the bytes are not JSON.</summary>
    public static JsonDocument? Parse(ReadOnlySequence<byte> bytes)
    {
        var text = bytes.IsSingleSegment ? bytes.First : bytes.ToArray();
        if (!Utf8.IsValid(text.Span) || JsonSize.Exceeds(bytes, MaxValues) || JsonText.HasLoneSurrogate(text.Span, MaxNestingDepth))
        {
            return null;
        }

        try
        {
            return ParseUnpooled(text, Strict);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Parses without leaving an array in .NET's shared pool.</summary>
    public static JsonDocument ParseUnpooled(ReadOnlyMemory<byte> text, JsonDocumentOptions options)
    {
        try
        {
            return JsonDocument.Parse(text, options);
        }
        finally
        {
            SharedPool.ForgetArrayOf(text.Length);
        }
    }
}
