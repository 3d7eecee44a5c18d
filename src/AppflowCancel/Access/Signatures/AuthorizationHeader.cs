namespace AppflowCancel.Access.Signatures;

/// <summary>The parameters of an Authorization header: <c>AWS4-HMAC-SHA256 Credential=…, SignedHeaders=…, Signature=…</c>.</summary>
/// <param name="Algorithm">The scheme; any value.</param>
internal sealed record AuthorizationHeader(string Algorithm, string? Credential, string? SignedHeaders, string? Signature)
{
    /// <summary>Null if the header is not a list of <c>name=value</c> pairs, or has a duplicate parameter.</summary>
    public static AuthorizationHeader? Read(string header)
    {
        string? algorithm = null, credential = null, signedHeaders = null, signature = null;
        foreach (var range in header.AsSpan().SplitAny(',', ' '))
        {
            var part = header.AsSpan(range);
            var equals = part.IndexOf('=');
            if (part.IsEmpty)
            {
                continue;
            }

            if (algorithm is null)
            {
                algorithm = part is SignatureV4.Algorithm ? SignatureV4.Algorithm : part.ToString();
            }
            else if (equals < 0 || !(part[..equals] switch
            {
                "Credential" => TrySet(ref credential, part[(equals + 1)..]),
                "SignedHeaders" => TrySet(ref signedHeaders, part[(equals + 1)..]),
                "Signature" => TrySet(ref signature, part[(equals + 1)..]),
                _ => true,
            }))
            {
                return null;
            }
        }

        return new AuthorizationHeader(algorithm ?? "", NullIfEmpty(credential), NullIfEmpty(signedHeaders), NullIfEmpty(signature));
    }

    private static bool TrySet(ref string? parameter, ReadOnlySpan<char> value)
    {
        var isFirst = parameter is null;
        parameter = value.ToString();
        return isFirst;
    }

    private static string? NullIfEmpty(string? text) => text is "" ? null : text;
}
