using System.Security.Cryptography;
using System.Text;
using AppflowCancel.Access.Signatures;
using AppflowCancel.Aws;

namespace AppflowCancel.Access;

/// <summary>Errors of refused signatures, with texts recorded from API Gateway, Lambda and DynamoDB.</summary>
internal static class SignatureErrors
{
    public static readonly AwsError Missing = AwsError.Named("MissingAuthenticationTokenException", "Missing Authentication Token");

    public static readonly AwsError HeaderAndQuery = Invalid(
        "Found both 'X-Amz-Algorithm' as a query-string param and 'Authorization' as HTTP header.");

    public static readonly AwsError UnknownKeyOrToken = AwsError.Named(
        "UnrecognizedClientException", "The security token included in the request is invalid.");

    public static readonly AwsError ExpiredToken = AwsError.Named(
        "ExpiredTokenException", "The security token included in the request is expired");

    // AWS: API Gateway adds the canonical string, which contains the session token; Lambda does not.
    public static readonly AwsError Mismatch = Invalid(
        "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and "
        + "signing method. Consult the service documentation for details.");

    /// <summary>The message contains only the header's hash, because the header may contain a token of another scheme.</summary>
    public static AwsError NoPairs(string header) => Incomplete(
        "Invalid key=value pair (missing equal-sign) in Authorization header (hashed with SHA-256 and encoded with Base64): "
        + $"'{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(header)))}'.");

    /// <param name="missing">A sentence per missing parameter, each with a trailing space.</param>
    public static AwsError MissingParameters(string missing, string header) =>
        Incomplete($"{missing}Authorization={header}") with { LogMessage = missing };

    public static AwsError DateFormat(string given) => Incomplete(
        $"Date must be in ISO-8601 'basic format'. Got '{given}'. See http://en.wikipedia.org/wiki/ISO_8601");

    public static AwsError CredentialParts(string credential) => Incomplete(
        $"Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got '{credential}'");

    public static AwsError UnsignedHeader(string name) => Invalid($"'{name}' must be a 'SignedHeader' in the AWS Authorization.");

    public static AwsError Scope(string errors) => Invalid(errors);

    public static AwsError Expired(DateTimeOffset signed, DateTimeOffset now, TimeSpan tolerance) => Invalid(
        $"Signature expired: {Text(signed)} is now earlier than {Text(now - tolerance)} ({Text(now)} - {tolerance.TotalMinutes:0} min.)");

    public static AwsError NotYetCurrent(DateTimeOffset signed, DateTimeOffset now, TimeSpan tolerance) => Invalid(
        $"Signature not yet current: {Text(signed)} is still later than {Text(now + tolerance)} ({Text(now)} + {tolerance.TotalMinutes:0} min.)");

    private static AwsError Invalid(string message) => AwsError.Named("InvalidSignatureException", message);

    private static AwsError Incomplete(string message) => AwsError.Named("IncompleteSignatureException", message);

    private static string Text(DateTimeOffset time) => SignatureV4.Timestamp(time);
}
