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
    public void What_a_source_does_not_say_an_earlier_one_decides() =>
        Assert.Equal(
            Earlier with { CancelFor = Seconds(9) },
            new RunPlanChanges { CancelFor = Seconds(9) }.ApplyTo(Earlier));

    [Fact]
    public void A_source_that_says_everything_decides_everything()
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
    public void Never_takes_back_the_batches_of_an_earlier_source() =>
        Assert.Null(new RunPlanChanges { BatchFor = RunPlan.Never }.ApplyTo(Earlier).BatchFor);

    [Fact]
    public void No_changes_keep_the_very_same_plan_which_runs_then_share() =>
        Assert.Same(Earlier, new RunPlanChanges().ApplyTo(Earlier));
}
