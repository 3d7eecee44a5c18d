namespace AppflowCancel.UnitTests.Flows;

/// <summary>A clock jump over many periods must not create a run for each.</summary>
public sealed class FlowScheduleJumpTests
{
    private static readonly Limits Ten = new() { ScheduledRunsPerJump = 10 };

    [Theory]
    [InlineData(100_000)]
    [InlineData(100_020)]
    [InlineData(100_000_000_000)]
    public void Only_the_newest_runs_of_a_jump_are_created(double jump)
    {
        var flow = TestFlows.ActiveFlow(TestFlows.Every(60) with { StartTime = At(60) }, Ten);
        var last = Math.Floor(jump / 60) * 60;

        // The first existed already, as the due run.
        Assert.Equal(
            Enumerable.Range(0, 10).Select(i => last - (540 - (i * 60))).Prepend(60), flow.Starts(At(jump)));
        Assert.Equal(At(last + 60), Assert.Single(flow.Due(At(jump))).StartedAt);
    }

    [Fact]
    public void A_jump_to_the_end_of_time_is_bounded_too()
    {
        var flow = TestFlows.ActiveFlow(TestFlows.Every(60));

        // The first two runs existed already: one started, one due.
        Assert.Equal(1_002, flow.Records(Instant.Last).Count);
        Assert.Empty(flow.Due(Instant.Last));
    }

    [Fact]
    public void An_advance_within_the_limit_creates_every_run() =>
        Assert.Equal(
            Enumerable.Range(0, 11).Select(i => i * 60.0), TestFlows.ActiveFlow(TestFlows.Every(60), Ten).Starts(At(600)));

    [Fact]
    public void Runs_before_an_end_time_long_past_are_still_created() =>
        Assert.Equal(
            [0, 60, 120, 180],
            TestFlows.ActiveFlow(TestFlows.Every(60) with { EndTime = At(200) }, Ten).Starts(At(1_000_000)));

    [Fact]
    public void Of_many_runs_before_an_end_time_long_past_the_newest_are_created() =>
        Assert.Equal(
            Enumerable.Range(11, 10).Select(i => i * 60.0).Prepend(60).Prepend(0),
            TestFlows.ActiveFlow(TestFlows.Every(60) with { EndTime = At(1_200) }, Ten).Starts(At(1_000_000)));

    [Fact]
    public void An_offset_of_more_periods_than_a_jump_creates_loses_no_run()
    {
        var flow = TestFlows.ActiveFlow(TestFlows.Every(60) with { Offset = Seconds(6_000) }, Ten);
        for (var minute = 0; minute < 120; minute++)
        {
            flow.Describe(At(minute * 60));
        }

        Assert.Equal(Enumerable.Range(100, 21).Select(i => i * 60.0), flow.Starts(At(7_200)));
    }

    [Fact]
    public void The_next_run_pulls_the_data_of_runs_that_a_jump_skipped()
    {
        var flow = TestFlows.ActiveFlow(TestFlows.Every(60) with { Incremental = true }, Ten);

        var pulls = flow.Records(At(6_000)).Select(run => run.DataPull!).Reverse().ToList();
        Assert.All(pulls.Zip(pulls.Skip(1)), pair => Assert.Equal(pair.First.End, pair.Second.Start));
        Assert.Equal(At(6_000), pulls[^1].End);
    }
}
