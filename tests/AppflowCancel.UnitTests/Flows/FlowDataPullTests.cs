namespace AppflowCancel.UnitTests.Flows;

public sealed class FlowDataPullTests
{
    private static readonly Schedule Incremental = TestFlows.Every(60) with { Incremental = true };

    [Fact]
    public void A_complete_pull_has_no_window() =>
        Assert.All(TestFlows.ActiveFlow(TestFlows.Every(60)).Records(At(100)), run => Assert.Null(run.DataPull));

    [Fact]
    public void The_first_run_pulls_thirty_days_and_the_next_the_time_since() =>
        Assert.Equal(
            [new(At(-30 * 86_400), T0), new(T0, At(60)), new(At(60), At(120))],
            Pulls(TestFlows.ActiveFlow(Incremental), At(120)));

    [Fact]
    public void The_first_run_pulls_from_firstExecutionFrom_if_that_is_given() =>
        Assert.Equal(
            [new(At(-5), T0), new(T0, At(60))],
            Pulls(TestFlows.ActiveFlow(Incremental with { FirstExecutionFrom = At(-5) }), At(100)));

    [Fact]
    public void A_delayed_run_pulls_up_to_the_instant_it_was_due_without_the_offset() =>
        Assert.Equal(
            [new(At(-5), T0), new(T0, At(60))],
            Pulls(TestFlows.ActiveFlow(Incremental with { FirstExecutionFrom = At(-5), Offset = Seconds(20) }), At(100)));

    [Fact]
    public void A_run_due_before_the_schedule_changed_leaves_its_window_to_the_next()
    {
        var flow = TestFlows.ActiveFlow(Incremental with { Period = Seconds(600), FirstExecutionFrom = At(-5) });
        Assert.Equal(At(600), Assert.Single(flow.Due(At(30))).StartedAt);

        flow.Update(TestFlows.Scheduled(Incremental with { FirstExecutionFrom = At(-5) }), At(30));

        Assert.Equal([new(At(-5), T0), new(T0, At(60)), new(At(60), At(120))], Pulls(flow, At(120)));
    }

    [Fact]
    public void A_first_run_that_never_started_leaves_its_window_to_the_new_schedule()
    {
        var flow = TestFlows.ActiveFlow(Incremental with { StartTime = At(600), FirstExecutionFrom = At(-5) });

        flow.Update(TestFlows.Scheduled(Incremental with { StartTime = At(90), FirstExecutionFrom = At(-9) }), At(30));

        Assert.Equal([new(At(-9), At(90)), new(At(90), At(150))], Pulls(flow, At(150)));
    }

    [Fact]
    public void A_changed_schedule_continues_where_the_last_run_stopped_pulling()
    {
        var flow = TestFlows.ActiveFlow(Incremental with { FirstExecutionFrom = At(-5) });

        flow.Update(TestFlows.Scheduled(Incremental with { Period = Seconds(100), FirstExecutionFrom = At(-5) }), At(70));

        Assert.Equal([new(At(-5), T0), new(T0, At(60)), new(At(60), At(100))], Pulls(flow, At(100)));
    }

    private static IEnumerable<DataPull?> Pulls(Flow flow, Instant at) => flow.Records(at).Select(run => run.DataPull).Reverse();
}
