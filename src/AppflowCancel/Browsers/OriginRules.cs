namespace AppflowCancel.Browsers;

/// <summary>Origins that may call the emulator: its own, and those allowed by option.</summary>
internal sealed class OriginRules
{
    private readonly bool _allowsAny;
    private readonly HashSet<string> _allowed;

    public OriginRules(IReadOnlyList<string> allowed)
    {
        _allowsAny = allowed.Contains("*");
        _allowed = new HashSet<string>(allowed, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Whether an operator may write this into AllowedOrigins: <c>*</c>, or an origin as browsers send it.</summary>
    public static bool IsPattern(string origin) =>
        origin == "*"
        || (Uri.TryCreate(origin, UriKind.Absolute, out var uri)
            && origin.Equals(uri.GetLeftPart(UriPartial.Authority), StringComparison.OrdinalIgnoreCase));

    public bool Allows(string origin) => _allowsAny || _allowed.Contains(origin);

    /// <summary>Whether the origin's host is the request's host, with either scheme, since a proxy may terminate TLS.</summary>
    public static bool IsSame(ReadOnlySpan<char> origin, ReadOnlySpan<char> host)
    {
        var scheme = origin.StartsWith("http://") ? "http://".Length : origin.StartsWith("https://") ? "https://".Length : 0;
        return scheme > 0 && !host.IsEmpty && origin[scheme..].Equals(host, StringComparison.OrdinalIgnoreCase);
    }
}
