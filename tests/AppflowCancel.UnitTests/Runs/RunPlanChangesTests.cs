namespace AppflowCancel.UnitTests.Runs;

public sealed class RunPlanChangesTests
{
    private static readonly RunPlan Earlier = new()
    {
        RunFor = Seconds(1),
        Outcome = RunStatus.Error,
        ErrorMessage = "earlier",
        CancelFor = Seconds(2),
        CancelOutcome = RunStatus.Successful,
        BatchFor = Seconds(3),
        RecordsPerSecond = 4,
        BytesPerRecord = 5,
    };

    [Fact]
    public void Null_members_come_from_the_earlier_source() =>
        Assert.Equal(
            Earlier with { CancelFor = Seconds(9) },
            new RunPlanChanges { CancelFor = Seconds(9) }.ApplyTo(Earlier));

    [Fact]
    public void A_source_with_all_members_overrides_everything()
    {
        var changes = new RunPlanChanges
        {
            RunFor = RunPlan.Never,
            Outcome = RunStatus.Successful,
            ErrorMessage = "later",
            CancelFor = TimeSpan.Zero,
            CancelOutcome = RunStatus.Canceled,
            BatchFor = Seconds(30),
            RecordsPerSecond = 0,
            BytesPerRecord = 50,
        };

        var plan = new RunPlan
        {
            RunFor = RunPlan.Never,
            Outcome = RunStatus.Successful,
            ErrorMessage = "later",
            CancelFor = TimeSpan.Zero,
            CancelOutcome = RunStatus.Canceled,
            BatchFor = Seconds(30),
            RecordsPerSecond = 0,
            BytesPerRecord = 50,
        };
        Assert.Equal(plan, changes.ApplyTo(Earlier));
    }

    [Fact]
    public void Never_removes_the_batches_of_an_earlier_source() =>
        Assert.Null(new RunPlanChanges { BatchFor = RunPlan.Never }.ApplyTo(Earlier).BatchFor);

    [Fact]
    public void No_changes_return_the_same_instance_so_that_runs_share_it() =>
        Assert.All(
            [RunPlanChanges.None, new(), new() { CancelFor = Earlier.CancelFor }],
            changes => Assert.Same(Earlier, changes.ApplyTo(Earlier)));
}
