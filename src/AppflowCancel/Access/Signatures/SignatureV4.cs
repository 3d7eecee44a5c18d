using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace AppflowCancel.Access.Signatures;

/// <summary>The steps of AWS Signature Version 4 from a canonical request to a signature.</summary>
internal static class SignatureV4
{
    public const string Algorithm = "AWS4-HMAC-SHA256";

    // ISO 8601's basic format.
    private const string TimestampFormat = "yyyyMMdd'T'HHmmss'Z'";

    public static string Timestamp(DateTimeOffset time) => time.UtcDateTime.ToString(TimestampFormat, CultureInfo.InvariantCulture);

    public static DateTimeOffset? ReadTimestamp(string? text) =>
        DateTimeOffset.TryParseExact(text, TimestampFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;

    /// <summary>SHA-256 in lower-case hex.</summary>
    public static string Hash(ReadOnlySpan<byte> bytes)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes, hash);
        return Convert.ToHexStringLower(hash);
    }

    /// <summary>SHA-256 in lower-case hex.</summary>
    public static string Hash(in ReadOnlySequence<byte> bytes)
    {
        if (bytes.IsSingleSegment)
        {
            return Hash(bytes.FirstSpan);
        }

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var segment in bytes)
        {
            hash.AppendData(segment.Span);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    public static string StringToSign(string timestamp, CredentialScope scope, string canonicalRequest) =>
        $"{Algorithm}\n{timestamp}\n{scope}\n{Hash(Encoding.Latin1.GetBytes(canonicalRequest))}";

    /// <summary>The key for all signatures of a scope. Deriving it takes four of the five HMACs of a signature.</summary>
    public static byte[] SigningKey(string secretAccessKey, CredentialScope scope)
    {
        var day = Hmac(Encoding.UTF8.GetBytes($"AWS4{secretAccessKey}"), scope.Date);
        var region = Hmac(day, scope.Region);
        var service = Hmac(region, scope.Service);
        return Hmac(service, CredentialScope.Terminator);
    }

    /// <summary>The signature's 32 bytes; in lower-case hex in the Authorization header.</summary>
    public static byte[] Sign(byte[] signingKey, string stringToSign) => Hmac(signingKey, stringToSign);

    private static byte[] Hmac(byte[] key, string text) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));
}
