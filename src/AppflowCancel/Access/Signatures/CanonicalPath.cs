using System.Text;

namespace AppflowCancel.Access.Signatures;

/// <summary>The path of a canonical request: normalised, and encoded once more than sent (twice in total; only S3 signs paths as sent).</summary>
internal static class CanonicalPath
{
    /// <param name="path">As on the request line, without the query.</param>
    /// <param name="normalize">Whether to resolve dot segments and doubled slashes, as all services except S3 do.</param>
    public static void Append(StringBuilder text, ReadOnlySpan<char> path, bool normalize)
    {
        if (normalize && NeedsNormalizing(path))
        {
            path = Normalize(path.ToString());
        }

        var first = true;
        foreach (var segment in path.Split('/'))
        {
            if (!first)
            {
                text.Append('/');
            }

            UriEncoding.AppendEncoded(text, path[segment]);
            first = false;
        }
    }

    private static bool NeedsNormalizing(ReadOnlySpan<char> path) =>
        path.Contains("//", StringComparison.Ordinal) || path.Contains("/.", StringComparison.Ordinal);

    private static string Normalize(string path)
    {
        List<string> segments = [];
        foreach (var segment in path.Split('/'))
        {
            if (segment == "..")
            {
                segments.RemoveRange(Math.Max(0, segments.Count - 1), Math.Min(1, segments.Count));
            }
            else if (segment is not ("" or "."))
            {
                segments.Add(segment);
            }
        }

        return $"/{string.Join('/', segments)}{(segments.Count > 0 && path.EndsWith('/') ? "/" : "")}";
    }
}
