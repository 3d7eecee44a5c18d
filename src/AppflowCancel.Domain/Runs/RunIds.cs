namespace AppflowCancel.Domain.Runs;

/// <summary>Generates run ids: lowercase version 4 UUIDs, as recorded from AWS.</summary>
public abstract class RunIds
{
    public static readonly RunIds Random = new RandomIds();

    /// <summary>Repeatable ids: the same seed gives the same ids in the same order.</summary>
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
