using System.Buffers;
using System.Text;

namespace AppflowCancel.Access.Signatures;

/// <summary>Percent-encoding of Signature Version 4: everything except A–Z, a–z, 0–9, hyphen, dot, underscore and tilde, in upper-case hex.</summary>
internal static class UriEncoding
{
    private const string Hex = "0123456789ABCDEF";

    private static readonly SearchValues<char> Unreserved =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~");

    /// <summary>Encodes a text, encoded or not: a percent sign becomes <c>%25</c>.</summary>
    public static void AppendEncoded(StringBuilder text, ReadOnlySpan<char> value)
    {
        while (value.IndexOfAnyExcept(Unreserved) is var next and >= 0)
        {
            text.Append(value[..next]);
            value = AppendRune(text, value[next..]);
        }

        text.Append(value);
    }

    /// <summary>Normalises the encoding of a text that is already encoded; encodes no byte twice.</summary>
    public static void AppendRecoded(StringBuilder text, ReadOnlySpan<char> value)
    {
        while (value.IndexOfAnyExcept(Unreserved) is var next and >= 0)
        {
            text.Append(value[..next]);
            value = value[next..];
            if (value is ['%', var high, var low, ..] && char.IsAsciiHexDigit(high) && char.IsAsciiHexDigit(low))
            {
                AppendByte(text, Convert.FromHexString(value[1..3])[0]);
                value = value[3..];
            }
            else
            {
                value = AppendRune(text, value);
            }
        }

        text.Append(value);
    }

    private static ReadOnlySpan<char> AppendRune(StringBuilder text, ReadOnlySpan<char> value)
    {
        Span<byte> bytes = stackalloc byte[4];

        // Half of a surrogate pair becomes U+FFFD.
        Rune.DecodeFromUtf16(value, out var rune, out var length);
        foreach (var each in bytes[..rune.EncodeToUtf8(bytes)])
        {
            AppendByte(text, each);
        }

        return value[length..];
    }

    private static void AppendByte(StringBuilder text, byte value)
    {
        if (Unreserved.Contains((char)value))
        {
            text.Append((char)value);
        }
        else
        {
            text.Append('%').Append(Hex[value >> 4]).Append(Hex[value & 15]);
        }
    }
}
