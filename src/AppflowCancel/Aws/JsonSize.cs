using System.Buffers;
using System.Text.Json;

namespace AppflowCancel.Aws;

/// <summary>Counts JSON values before parsing, which takes twelve bytes or more for each.</summary>
internal static class JsonSize
{
    /// <summary>Whether there are more names, values, objects and lists than <paramref name="max"/>. False for malformed JSON.</summary>
    public static bool Exceeds(ReadOnlySequence<byte> json, long max)
    {
        // Each takes at least a byte.
        if (json.Length <= max)
        {
            return false;
        }

        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = RequestBody.MaxNestingDepth });
        try
        {
            var count = 0L;
            while (reader.Read())
            {
                if (++count > max)
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
}
