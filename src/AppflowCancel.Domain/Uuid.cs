namespace AppflowCancel.Domain;

/// <summary>Version 4 UUIDs from a non-cryptographic generator: <see cref="Guid.NewGuid"/> calls the kernel each time.</summary>
public static class Uuid
{
    public static Guid Random() => From(System.Random.Shared);

    /// <summary>The generator's next sixteen bytes as a UUID.</summary>
    public static Guid From(Random random)
    {
        Span<byte> bytes = stackalloc byte[16];
        random.NextBytes(bytes);
        return From(bytes);
    }

    /// <summary>Sixteen bytes as a UUID.</summary>
    public static Guid From(ReadOnlySpan<byte> sixteen)
    {
        Span<byte> bytes = stackalloc byte[16];
        sixteen.CopyTo(bytes);

        // RFC 9562: version 4 in the seventh octet, the variant in the ninth.
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }
}
