using System.Globalization;
using System.Text;
using AppflowCancel.Access.Signatures;
using AppflowCancel.Aws;

namespace AppflowCancel.Access;

/// <summary>The claims of the Authorization header and date: access key, scope, time and signature.</summary>
/// <param name="Timestamp">The time in ISO 8601's basic format.</param>
internal sealed record SignatureClaim(
    string AccessKeyId, CredentialScope Scope, string Terminator, DateTimeOffset Time, string Timestamp, IReadOnlyList<string> SignedHeaders, string Signature)
{
    /// <summary>The claim, or the error if it is incomplete.</summary>
    public static (SignatureClaim? Claim, AwsError? Error) Read(ReceivedRequest request)
    {
        var header = request.Header("Authorization");
        if (header.Count == 0)
        {
            return (null, SignatureErrors.Missing);
        }

        if (HasQueryAuthentication(request.Target))
        {
            return (null, SignatureErrors.HeaderAndQuery);
        }

        var text = header.ToString();
        if (header.Count > 1 || AuthorizationHeader.Read(text) is not { } authorization)
        {
            return (null, SignatureErrors.NoPairs(text));
        }

        var date = request.Header("X-Amz-Date") is { Count: > 0 } amazon ? amazon : request.Header("Date");
        if (Missing(authorization, date.Count > 0) is { Length: > 0 } missing)
        {
            return (null, SignatureErrors.MissingParameters(missing, text));
        }

        var written = date.ToString();
        return ReadTime(written) is not { } time ? (null, SignatureErrors.DateFormat(written))
            : authorization.Credential!.Split('/') is not [var key, var day, var region, var service, var terminator]
                ? (null, SignatureErrors.CredentialParts(authorization.Credential!))
            : authorization.Algorithm != SignatureV4.Algorithm ? (null, SignatureErrors.Mismatch)
            : (new SignatureClaim(
                key, new CredentialScope(day, region, service), terminator, time, TimestampOf(written, time), authorization.SignedHeaders!.Split(';'), authorization.Signature!), null);
    }

    // AWS: the message names every missing parameter, in this order.
    private static string Missing(AuthorizationHeader authorization, bool hasDate)
    {
        var missing = new StringBuilder();
        foreach (var (name, value) in (ReadOnlySpan<(string, string?)>)
            [("Credential", authorization.Credential), ("Signature", authorization.Signature), ("SignedHeaders", authorization.SignedHeaders)])
        {
            if (value is null)
            {
                missing.Append(CultureInfo.InvariantCulture, $"Authorization header requires '{name}' parameter. ");
            }
        }

        return hasDate
            ? missing.ToString()
            : missing.Append("Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. ").ToString();
    }

    // Clients that send a Date header use HTTP's date format.
    private static DateTimeOffset? ReadTime(string text) =>
        SignatureV4.ReadTimestamp(text)
        ?? (DateTimeOffset.TryParseExact(text, "r", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null);

    // The form in the string to sign: the header's value, unless it is in HTTP's date format.
    private static string TimestampOf(string written, DateTimeOffset time) => written.Contains(' ', StringComparison.Ordinal) ? SignatureV4.Timestamp(time) : written;

    private static bool HasQueryAuthentication(string target) =>
        target.Contains("?X-Amz-Algorithm=", StringComparison.Ordinal) || target.Contains("&X-Amz-Algorithm=", StringComparison.Ordinal);
}
