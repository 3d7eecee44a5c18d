using System.Security.Cryptography;
using System.Text;
using AppflowCancel.Access.Signatures;
using AppflowCancel.Aws;
using AppflowCancel.Domain.Access;

namespace AppflowCancel.Access;

/// <summary>Verifies Signature Version 4 in an Authorization header, and reports errors in AWS's order.</summary>
internal sealed class SignatureVerifier
{
    private const string Service = "appflow";

    // AWS: fifteen minutes in STS, five in API Gateway. SDKs correct their clocks from the Date header of the refusal.
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(15);

    private readonly SigningKeys _keys = new();

    /// <param name="find">The caller with an access key; null when there is none.</param>
    /// <param name="now">Real time: SDKs sign with it, whatever the account's clock shows.</param>
    /// <returns>The authenticated caller, or the error.</returns>
    public (AccessCaller? Caller, AwsError? Error) Verify(ReceivedRequest request, Func<string, AccessCaller?> find, DateTimeOffset now)
    {
        var (claim, incomplete) = SignatureClaim.Read(request);
        if (claim is null)
        {
            return (null, incomplete);
        }

        var caller = find(claim.AccessKeyId);
        var error = UnsignedHeader(request, claim) ?? WrongScope(claim) ?? WrongTime(claim, now) ?? WrongCaller(request, claim, caller, now);
        return error is null ? (caller, null) : (null, error);
    }

    private static AwsError? UnsignedHeader(ReceivedRequest request, SignatureClaim claim)
    {
        if (!claim.SignedHeaders.Contains("host", StringComparer.Ordinal))
        {
            return SignatureErrors.UnsignedHeader("Host");
        }

        foreach (var (name, _) in request.Headers)
        {
            if (name.StartsWith("x-amz-", StringComparison.OrdinalIgnoreCase)
                && !claim.SignedHeaders.Contains(name, StringComparer.OrdinalIgnoreCase))
            {
                return SignatureErrors.UnsignedHeader(name);
            }
        }

        return null;
    }

    // AWS: the message names every error.
    private static AwsError? WrongScope(SignatureClaim claim)
    {
        var (day, region, service) = claim.Scope;
        var signedOn = claim.Timestamp;
        var errors = string.Concat(
            Caller.IsRegion(region) ? "" : $"Credential should be scoped to a valid region, not '{region}'. ",
            service == Service ? "" : $"Credential should be scoped to correct service: '{Service}'. ",
            claim.Terminator == CredentialScope.Terminator
                ? ""
                : $"Credential should be scoped with a valid terminator: '{CredentialScope.Terminator}', not '{claim.Terminator}'. ",
            signedOn.StartsWith(day, StringComparison.Ordinal) && day.Length == 8
                ? ""
                : $"Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '{day}' != '{signedOn[..8]}', from '{signedOn}'.");
        return errors.Length > 0 ? SignatureErrors.Scope(errors) : null;
    }

    private static AwsError? WrongTime(SignatureClaim claim, DateTimeOffset now) =>
        claim.Time < now - Tolerance ? SignatureErrors.Expired(claim.Time, now, Tolerance)
        : claim.Time > now + Tolerance ? SignatureErrors.NotYetCurrent(claim.Time, now, Tolerance)
        : null;

    private AwsError? WrongCaller(ReceivedRequest request, SignatureClaim claim, AccessCaller? caller, DateTimeOffset now)
    {
        // Computed for unknown keys too, so that response times do not reveal which keys exist.
        var isRight = IsRight(request, claim, caller?.SecretAccessKey ?? "");
        return caller is null || !HasToken(request, caller) ? SignatureErrors.UnknownKeyOrToken
            : caller.ExpiresAt is { } end && end.Milliseconds <= now.ToUnixTimeMilliseconds() ? SignatureErrors.ExpiredToken
            : isRight ? null
            : SignatureErrors.Mismatch;
    }

    private static bool HasToken(ReceivedRequest request, AccessCaller caller) =>
        SameText(request.Header("X-Amz-Security-Token").ToString(), caller.SessionToken ?? "");

    private bool IsRight(ReceivedRequest request, SignatureClaim claim, string secretAccessKey)
    {
        var bodyHash = SignatureV4.Hash(request.Body);
        var canonical = CanonicalRequest.Of(request.Method, request.Target, claim.SignedHeaders, request.Header, bodyHash);
        var text = SignatureV4.StringToSign(claim.Timestamp, claim.Scope, canonical);
        var signature = SignatureV4.Sign(_keys.Get(secretAccessKey, claim.Scope), text);
        var declaredHash = request.Header("X-Amz-Content-Sha256");
        return SameText(claim.Signature, Convert.ToHexStringLower(signature))
            & (declaredHash.Count == 0 || declaredHash.ToString() == bodyHash)
            & IsSortedAndUnique(claim.SignedHeaders);
    }

    private static bool IsSortedAndUnique(IReadOnlyList<string> names)
    {
        for (var i = 1; i < names.Count; i++)
        {
            if (string.CompareOrdinal(names[i - 1], names[i]) >= 0)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Compares in constant time.</summary>
    private static bool SameText(string one, string other) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(one), Encoding.UTF8.GetBytes(other));
}
