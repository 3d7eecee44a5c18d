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
        public override RunId Create() => RunId.From(Uuid.Random());
    }

    private sealed class SeededIds(int seed) : RunIds
    {
        private readonly Random _random = new(seed);
        private readonly Lock _gate = new();

        public override RunId Create()
        {
            lock (_gate)
            {
                return RunId.From(Uuid.From(_random));
            }
        }
    }
}
