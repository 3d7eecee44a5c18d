using System.Text;

namespace AppflowCancel.Access.Signatures;

/// <summary>The query of a canonical request: names and values encoded uniformly, sorted by encoded name, then by encoded value.</summary>
internal static class CanonicalQuery
{
    /// <param name="query">As on the request line, without the question mark.</param>
    public static void Append(StringBuilder text, ReadOnlySpan<char> query)
    {
        if (query.IsEmpty)
        {
            return;
        }

        List<(string Name, string Value)> parameters = [];
        foreach (var range in query.Split('&'))
        {
            var parameter = query[range];
            if (!parameter.IsEmpty)
            {
                var equals = parameter.IndexOf('=');
                parameters.Add(equals < 0
                    ? (Encode(parameter), "")
                    : (Encode(parameter[..equals]), Encode(parameter[(equals + 1)..])));
            }
        }

        parameters.Sort(static (one, other) =>
            string.CompareOrdinal(one.Name, other.Name) is var byName and not 0 ? byName : string.CompareOrdinal(one.Value, other.Value));
        text.AppendJoin('&', parameters.Select(each => $"{each.Name}={each.Value}"));
    }

    // A plus sign is literal: only HTML forms encode a space that way.
    private static string Encode(ReadOnlySpan<char> sent)
    {
        var text = new StringBuilder(sent.Length);
        UriEncoding.AppendRecoded(text, sent);
        return text.ToString();
    }
}
