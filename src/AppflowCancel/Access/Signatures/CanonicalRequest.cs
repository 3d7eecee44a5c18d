using System.Text;
using Microsoft.Extensions.Primitives;

namespace AppflowCancel.Access.Signatures;

/// <summary>A request as Signature Version 4 signs it: method, path, query, headers, their names, and the hash of the body, a line each.</summary>
internal static class CanonicalRequest
{
    private const int UsualLength = 1024;

    /// <param name="target">Path and query as on the request line: before anything decodes or routes them.</param>
    /// <param name="signedHeaders">Lower case, sorted.</param>
    /// <param name="header">A header's values by its name in lower case; HTTP headers are Latin-1 text.</param>
    /// <param name="bodyHash">Hash of the actual body, never one that a header declares.</param>
    public static string Of(
        string method,
        string target,
        IReadOnlyList<string> signedHeaders,
        Func<string, StringValues> header,
        string bodyHash,
        bool normalizePath = true)
    {
        var query = target.IndexOf('?', StringComparison.Ordinal);
        var text = new StringBuilder(UsualLength).Append(method).Append('\n');
        CanonicalPath.Append(text, query < 0 ? target : target.AsSpan(0, query), normalizePath);
        text.Append('\n');
        CanonicalQuery.Append(text, query < 0 ? "" : target.AsSpan(query + 1));
        text.Append('\n');
        CanonicalHeaders.Append(text, signedHeaders, header);
        return text.Append('\n').AppendJoin(';', signedHeaders).Append('\n').Append(bodyHash).ToString();
    }
}
