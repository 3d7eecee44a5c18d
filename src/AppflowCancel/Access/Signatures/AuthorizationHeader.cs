namespace AppflowCancel.Access.Signatures;

/// <summary>The parameters of an Authorization header: <c>AWS4-HMAC-SHA256 Credential=…, SignedHeaders=…, Signature=…</c>.</summary>
/// <param name="SignedHeaders">Names in lower case.</param>
internal sealed record AuthorizationHeader(string? Credential, IReadOnlyList<string> SignedHeaders, string? Signature)
{
    /// <summary>Null when the header is of another scheme, or not made of <c>name=value</c> pairs.</summary>
    public static AuthorizationHeader? Read(string header)
    {
        if (!header.StartsWith(SignatureV4.Algorithm, StringComparison.Ordinal))
        {
            return null;
        }

        var (credential, signedHeaders, signature) = ("", "", "");
        foreach (var pair in header[SignatureV4.Algorithm.Length..].Split([',', ' '], StringSplitOptions.RemoveEmptyEntries))
        {
            switch (pair.Split('=', 2))
            {
                case ["Credential", var value]:
                    credential = value;
                    break;
                case ["SignedHeaders", var value]:
                    signedHeaders = value;
                    break;
                case ["Signature", var value]:
                    signature = value;
                    break;
                case [_]:
                    return null;
            }
        }

        return new AuthorizationHeader(
            credential.Length > 0 ? credential : null,
            signedHeaders.Split(';', StringSplitOptions.RemoveEmptyEntries),
            signature.Length > 0 ? signature : null);
    }
}
