using System.Text.RegularExpressions;

namespace AppflowCancel.Aws;

/// <summary>The caller according to the signature: account and region. Not verified here; an account may ask for that.</summary>
/// <param name="AccessKeyId">Null unless keepKey was set.</param>
/// <param name="LooksReal">Whether the key looks like one that AWS issues.</param>
internal readonly partial record struct Caller(string? AccessKeyId, string? Account, string? Region, bool LooksReal)
{
    private const string CredentialStart = "Credential=";

    /// <summary>Reads <c>AWS4-HMAC-SHA256 Credential=KEY/DATE/REGION/SERVICE/aws4_request, …</c>; returns an empty caller for anything else.</summary>
    /// <param name="keepKey">Whether to keep the access key; otherwise only a twelve-digit account is kept.</param>
    public static Caller From(string? authorization, bool keepKey)
    {
        var start = authorization?.IndexOf(CredentialStart, StringComparison.Ordinal) ?? -1;
        if (start < 0)
        {
            return default;
        }

        var credential = authorization.AsSpan(start + CredentialStart.Length);
        var end = credential.IndexOfAny(',', ' ');
        credential = end < 0 ? credential : credential[..end];
        Span<Range> parts = stackalloc Range[6];
        if (credential.Split(parts, '/') != 5)
        {
            return default;
        }

        var key = credential[parts[0]];
        var region = credential[parts[2]];
        return new Caller(
            keepKey ? key.ToString() : null,
            IsAccount(key) ? key.ToString() : null,
            RegionName().IsMatch(region) ? region.ToString() : null,
            key.StartsWith("AKIA") || key.StartsWith("ASIA"));
    }

    /// <summary>Twelve digits.</summary>
    public static bool IsAccount(ReadOnlySpan<char> text) => text.Length == 12 && !text.ContainsAnyExceptInRange('0', '9');

    public static bool IsRegion(string text) => IsRegion(text.AsSpan());

    public static bool IsRegion(ReadOnlySpan<char> text) => RegionName().IsMatch(text);

    [GeneratedRegex(@"\A[a-z]{2,4}(-[a-z]{2,12}){1,3}-[0-9]{1,2}\z")]
    private static partial Regex RegionName();
}
