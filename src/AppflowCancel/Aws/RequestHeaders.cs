using Microsoft.Extensions.Primitives;

namespace AppflowCancel.Aws;

/// <summary>What a request's Accept and Content-Type allow. Parameters, q among them, are ignored.</summary>
internal static class RequestHeaders
{
    private const string Json = "application/json";

    public static bool IsJson(string? contentType) => contentType == Json || Is(contentType, Json);

    /// <summary>AWS: an absent Accept allows anything.</summary>
    public static bool AcceptsJson(StringValues accept)
    {
        if (StringValues.IsNullOrEmpty(accept))
        {
            return true;
        }

        foreach (var line in accept)
        {
            foreach (var range in line.AsSpan().Split(','))
            {
                var type = line.AsSpan(range);
                if (type.Trim().IsEmpty || Is(type, Json) || Is(type, "*/*") || Is(type, "application/*"))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool Is(ReadOnlySpan<char> value, string type)
    {
        var parameters = value.IndexOf(';');
        return (parameters < 0 ? value : value[..parameters]).Trim().Equals(type, StringComparison.OrdinalIgnoreCase);
    }
}
