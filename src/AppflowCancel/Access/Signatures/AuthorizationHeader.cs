namespace AppflowCancel.Access.Signatures;

/// <summary>The parameters of an Authorization header: <c>AWS4-HMAC-SHA256 Credential=…, SignedHeaders=…, Signature=…</c>.</summary>
/// <param name="Algorithm">The scheme, whatever it is.</param>
internal sealed record AuthorizationHeader(string Algorithm, string? Credential, string? SignedHeaders, string? Signature)
{
    private static readonly char[] Separators = [',', ' '];

    /// <summary>Null when the header is not made of <c>name=value</c> pairs, or names a parameter twice.</summary>
    public static AuthorizationHeader? Read(string header)
    {
        var parts = header.Split(Separators, StringSplitOptions.RemoveEmptyEntries);
        var parameters = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in parts.Skip(1))
        {
            if (pair.Split('=', 2) is not [var name, var value] || !parameters.TryAdd(name, value))
            {
                return null;
            }
        }

        string? Parameter(string name) => parameters.GetValueOrDefault(name) is { Length: > 0 } value ? value : null;
        return new AuthorizationHeader(parts is [var scheme, ..] ? scheme : "", Parameter("Credential"), Parameter("SignedHeaders"), Parameter("Signature"));
    }
}
