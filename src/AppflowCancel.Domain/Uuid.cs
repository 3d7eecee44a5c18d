namespace AppflowCancel.Domain;

/// <summary>UUIDs of version 4, from a generator that need not be secret: <see cref="Guid.NewGuid"/> asks the kernel each time.</summary>
public static class Uuid
{
    public static Guid Random() => From(System.Random.Shared);

    /// <summary>The next sixteen bytes of a generator, as a UUID.</summary>
    public static Guid From(Random random)
    {
        Span<byte> bytes = stackalloc byte[16];
        random.NextBytes(bytes);

        // RFC 9562: version 4 in the seventh octet, the variant in the ninth.
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }
}
