namespace AppflowCancel.UnitTests.Runs;

public sealed class RunProgressTests
{
    private static readonly RunPlan Plan = new()
    {
        RunFor = Seconds(30),
        CancelFor = Seconds(5),
        RecordsPerSecond = 10,
        BytesPerRecord = 3,
    };

    [Theory]
    [InlineData(-5, 0)]
    [InlineData(0, 0)]
    [InlineData(0.099, 0)]
    [InlineData(0.1, 1)]
    [InlineData(15, 150)]
    [InlineData(29.999, 299)]
    [InlineData(30, 300)]
    [InlineData(1_000, 300)]
    public void Records_and_bytes_grow_with_time_until_the_run_ends(double now, long records) =>
        Assert.Equal(new RunProgress(records, records * 3), Plan.StartedAt(T0).ProgressAt(At(now)));

    [Theory]
    [InlineData(10, 100)]
    [InlineData(12, 100)]
    [InlineData(15, 100)]
    [InlineData(99, 100)]
    public void They_stop_at_the_cancel(double now, long records) =>
        Assert.Equal(records, Plan.StartedAt(T0).CancelledAt(At(10)).ProgressAt(At(now)).Records);

    [Theory]
    [InlineData(10, 100)]
    [InlineData(13, 130)]
    [InlineData(16, 160)]
    [InlineData(20, 160)]
    [InlineData(99, 160)]
    public void With_batches_they_stop_at_the_end_of_the_current_batch(double now, long records) =>
        Assert.Equal(records, Batched(8).StartedAt(T0).CancelledAt(At(10)).ProgressAt(At(now)).Records);

    [Fact]
    public void They_stop_where_the_run_is_finished_within_its_last_batch()
    {
        var run = Batched(8).StartedAt(T0).CancelledAt(At(10)).FinishedAt(At(12), RunStatus.Canceled);

        Assert.Equal(120, run.ProgressAt(At(12)).Records);
        Assert.Equal(120, run.ProgressAt(At(99)).Records);
    }

    [Fact]
    public void Finishing_a_cancelled_run_later_adds_nothing() =>
        Assert.Equal(100, Plan.StartedAt(T0).CancelledAt(At(10)).FinishedAt(At(12), RunStatus.Error).ProgressAt(At(99)).Records);

    [Fact]
    public void They_stop_when_the_run_is_finished() =>
        Assert.Equal(40, Plan.StartedAt(T0).FinishedAt(At(4), RunStatus.Successful).ProgressAt(At(99)).Records);

    [Fact]
    public void They_saturate_instead_of_overflowing()
    {
        var run = new RunPlan
        {
            RunFor = RunPlan.Never,
            RecordsPerSecond = PlanTags.MaxAmount,
            BytesPerRecord = PlanTags.MaxAmount,
        }.StartedAt(new Instant(0));

        Assert.Equal(new RunProgress(1_000_000_000, 1_000_000_000_000_000_000), run.ProgressAt(new Instant(1_000)));
        Assert.Equal(new RunProgress(20_000_000_000, long.MaxValue), run.ProgressAt(new Instant(20_000)));
        Assert.Equal(long.MaxValue, run.ProgressAt(Instant.Last).Bytes);
        Assert.Equal(
            new RunProgress(long.MaxValue, long.MaxValue),
            RunProgress.After(TimeSpan.MaxValue, new RunPlan { RecordsPerSecond = long.MaxValue, BytesPerRecord = long.MaxValue }));
    }

    [Fact]
    public void A_flow_that_processes_nothing_has_no_progress() =>
        Assert.Equal(
            default, (Plan with { RecordsPerSecond = 0, BytesPerRecord = 0 }).StartedAt(T0).ProgressAt(At(30)));

    private static RunPlan Batched(double seconds) => Plan with { BatchFor = Seconds(seconds) };
}
