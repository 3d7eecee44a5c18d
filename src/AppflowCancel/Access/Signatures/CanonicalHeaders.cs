using System.Text;
using Microsoft.Extensions.Primitives;

namespace AppflowCancel.Access.Signatures;

/// <summary>The headers of a canonical request: a line each, repeated ones joined by commas, white space trimmed and collapsed.</summary>
internal static class CanonicalHeaders
{
    public static void Append(StringBuilder text, IEnumerable<string> signedHeaders, Func<string, StringValues> header)
    {
        foreach (var name in signedHeaders)
        {
            text.Append(name).Append(':');
            var values = header(name);
            for (var i = 0; i < values.Count; i++)
            {
                if (i > 0)
                {
                    text.Append(',');
                }

                AppendCollapsed(text, values[i].AsSpan().Trim());
            }

            text.Append('\n');
        }
    }

    private static void AppendCollapsed(StringBuilder text, ReadOnlySpan<char> value)
    {
        if (!value.ContainsAny('\t', '\r', '\n') && value.IndexOf("  ", StringComparison.Ordinal) < 0)
        {
            text.Append(value);
            return;
        }

        var inSpace = false;
        foreach (var character in value)
        {
            var isSpace = character is ' ' or '\t' or '\r' or '\n';
            if (!isSpace || !inSpace)
            {
                text.Append(isSpace ? ' ' : character);
            }

            inSpace = isSpace;
        }
    }
}
