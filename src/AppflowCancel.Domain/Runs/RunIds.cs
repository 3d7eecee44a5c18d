namespace AppflowCancel.Domain.Runs;

/// <summary>Makes the ids of new runs: lowercase UUIDs of version 4, as recorded from AWS.</summary>
public abstract class RunIds
{
    public static readonly RunIds Random = new RandomIds();

    /// <summary>Ids that repeat: the same seed gives the same ids in the same order.</summary>
    public static RunIds Seeded(int seed) => new SeededIds(seed);

    public abstract RunId Create();

    private sealed class RandomIds : RunIds
    {
        public override RunId Create() => RunId.From(Guid.NewGuid());
    }

    private sealed class SeededIds(int seed) : RunIds
    {
        private readonly Random _random = new(seed);
        private readonly Lock _gate = new();

        public override RunId Create()
        {
            Span<byte> bytes = stackalloc byte[16];
            lock (_gate)
            {
                _random.NextBytes(bytes);
            }

            // RFC 9562: version 4 in the seventh octet, the variant in the ninth.
            bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40);
            bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
            return RunId.From(new Guid(bytes, bigEndian: true));
        }
    }
}
