using System.Security.Cryptography;
using System.Text;

namespace AppflowCancel.Domain.Flows;

/// <summary>Recognises a text that must not be kept: 32 hexadecimal digits of a random salt, and 64 of the HMAC-SHA256 keyed with it.</summary>
internal static class SaltedDigest
{
    private const int SaltDigits = 32;

    public static string Of(string text) => Of(text, RandomNumberGenerator.GetHexString(SaltDigits));

    public static bool Matches(string digest, string text) => digest.Length > SaltDigits && digest == Of(text, digest[..SaltDigits]);

    private static string Of(string text, string salt) =>
        salt + Convert.ToHexString(HMACSHA256.HashData(Encoding.UTF8.GetBytes(salt), Encoding.UTF8.GetBytes(text)));
}
