namespace AppflowCancel.UnitTests.Runs;

/// <summary>Plans and instants at random, on a coarse grid so that boundaries meet often.</summary>
internal static class RandomRun
{
    extension(Random random)
    {
        public RunPlan Plan() => new()
        {
            RunFor = random.Duration(),
            Outcome = random.Pick(RunStatus.Successful, RunStatus.Error),
            CancelFor = random.Duration(),
            CancelOutcome = random.Pick(RunStatus.Canceled, RunStatus.Canceled, RunStatus.Successful, RunStatus.Error),
            BatchFor = random.Next(2) == 0 ? null : Seconds(random.Next(1, 80) / 4.0),
            RecordsPerSecond = random.Next(1_000),
            BytesPerRecord = random.Next(1_000),
        };

        public Instant Instant() => At(random.Next(-20, 200) / 4.0);

        public T Pick<T>(params T[] choices) => choices[random.Next(choices.Length)];

        private TimeSpan Duration() => random.Next(6) switch
        {
            0 => RunPlan.Never,
            1 => TimeSpan.Zero,
            _ => Seconds(random.Next(1, 120) / 4.0),
        };
    }
}
