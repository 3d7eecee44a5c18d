namespace AppflowCancel.UnitTests.Flows;

public sealed class FlowScheduleTests
{
    [Fact]
    public void Without_a_start_time_there_is_one_run_on_activation_and_then_one_each_period()
    {
        var flow = TestFlows.ActiveFlow(TestFlows.Every(60));

        Assert.Equal([0], flow.Starts(At(59.999)));
        Assert.Equal([0, 60], flow.Starts(At(60)));
        Assert.Equal([0, 60, 120, 180], flow.Starts(At(200)));
    }

    [Fact]
    public void A_schedule_that_has_ended_can_be_replaced()
    {
        var flow = TestFlows.ActiveFlow(TestFlows.Every(60) with { EndTime = At(30) });
        Assert.Equal([0], flow.Starts(At(100)));

        Assert.Null(flow.Update(TestFlows.Scheduled(TestFlows.Every(60)), At(100)).Refusal);
        Assert.Equal([0, 120, 180], flow.Starts(At(180)));
    }

    [Fact]
    public void A_schedule_given_to_an_active_flow_without_one_runs_at_once()
    {
        var flow = TestFlows.Flow(TestFlows.Scheduled(null));
        flow.Start(T0);

        Assert.Equal(At(5), flow.Update(TestFlows.Scheduled(TestFlows.Every(60)), At(5)).Value!.LastRun!.StartedAt);
        Assert.Equal([5, 65], flow.Starts(At(70)));
    }

    [Fact]
    public void A_jump_skips_no_run_that_fits()
    {
        var schedule = new FlowSchedule(TestFlows.Every(60), T0, null, null);

        Assert.Equal(T0, schedule.SkippingTo(At(179.999), 3).Next());
        Assert.Equal(At(60), schedule.SkippingTo(At(180), 3).Next());
    }

    [Fact]
    public void The_runs_do_not_depend_on_how_often_they_are_read()
    {
        var flow = TestFlows.ActiveFlow(TestFlows.Every(60));
        for (var second = 0; second < 600; second += 7)
        {
            flow.Describe(At(second));
        }

        Assert.Equal(Enumerable.Range(0, 11).Select(i => i * 60.0), flow.Starts(At(600)));
    }

    [Fact]
    public void Starting_returns_no_run_and_starting_again_changes_nothing()
    {
        var flow = TestFlows.Flow(TestFlows.Scheduled(TestFlows.Every(60)));
        Assert.Equal(FlowStatus.Draft, flow.Describe(T0)!.Status);

        Assert.Equal(new FlowStart(FlowStatus.Active, null), flow.Start(T0).Value);
        Assert.Equal(new FlowStart(FlowStatus.Active, null), flow.Start(At(30)).Value);

        Assert.Equal([0, 60], flow.Starts(At(90)));
    }

    [Fact]
    public void A_flow_that_is_not_active_does_not_run() =>
        Assert.Empty(TestFlows.Flow(TestFlows.Scheduled(TestFlows.Every(60))).Records(At(1_000)));

    [Fact]
    public void A_start_time_in_the_future_is_waited_for()
    {
        var flow = TestFlows.ActiveFlow(TestFlows.Every(60) with { StartTime = At(30) });

        Assert.Equal(At(30), Assert.Single(flow.Due(T0)).StartedAt);
        Assert.Equal([30, 90], flow.Starts(At(100)));
    }

    [Fact]
    public void A_start_time_in_the_past_is_the_anchor_only() =>
        Assert.Equal([20, 80], TestFlows.ActiveFlow(TestFlows.Every(60) with { StartTime = At(-1_000) }).Starts(At(100)));

    [Fact]
    public void A_period_that_ends_at_the_activation_is_due_then() =>
        Assert.Equal([0, 60], TestFlows.ActiveFlow(TestFlows.Every(60) with { StartTime = At(-600) }).Starts(At(100)));

    [Theory]
    [InlineData(119.999, new double[] { 0, 60 })]
    [InlineData(120, new double[] { 0, 60, 120 })]
    [InlineData(-1, new double[] { })]
    public void No_run_is_due_after_the_end_time(double end, double[] starts) =>
        Assert.Equal(starts, TestFlows.ActiveFlow(TestFlows.Every(60) with { EndTime = At(end) }).Starts(At(600)));

    [Fact]
    public void An_offset_delays_every_run()
    {
        var flow = TestFlows.ActiveFlow(TestFlows.Every(60) with { Offset = Seconds(150) });

        Assert.Empty(flow.Records(At(149.999)));
        Assert.Equal([150, 210, 270], flow.Starts(At(300)));
    }

    [Fact]
    public void There_is_always_exactly_one_due_run()
    {
        var flow = TestFlows.ActiveFlow(TestFlows.Every(60) with { Offset = Seconds(150) });

        foreach (var second in new[] { 0, 100, 150, 209, 210, 5_000 })
        {
            Assert.Single(flow.Due(At(second)));
        }
    }

    [Fact]
    public void The_due_run_can_be_seen_but_not_cancelled_and_keeps_its_id()
    {
        var flow = TestFlows.ActiveFlow(TestFlows.Every(60));
        var due = Assert.Single(flow.Due(At(1))).Id.ToString();

        Assert.Equal(RunStatus.Scheduled, flow.Status(due, At(1)));
        Assert.Equal([due], flow.Cancel(At(1), due).Invalid);
        flow.CancelAll(At(2));
        Assert.Equal(RunStatus.InProgress, flow.Status(due, At(60)));
        Assert.Empty(flow.Cancel(At(61), due).Invalid);
        Assert.Equal(RunOrigin.Schedule, flow.Run(due, At(61))!.Origin);
    }

    [Fact]
    public void A_stopped_flow_drops_its_due_runs_and_leaves_those_in_progress_alone()
    {
        var flow = TestFlows.ActiveFlow(TestFlows.Every(60));
        flow.Put("by hand", At(61), startedAt: At(100));
        var due = flow.Due(At(61)).Select(run => run.Id.ToString()).ToList();
        Assert.Equal(2, due.Count);

        Assert.Equal(new FlowStart(FlowStatus.Suspended, null), flow.Stop(At(61)).Value);

        Assert.All(due, id => Assert.Null(flow.Run(id, At(62))));
        Assert.Equal(RunStatus.InProgress, flow.Describe(At(62))!.LastRun!.Status);
        Assert.Equal([0, 60], flow.Starts(At(1_000)));
    }

    [Fact]
    public void Stopping_a_flow_that_is_not_active_changes_nothing()
    {
        var flow = TestFlows.Flow(TestFlows.Scheduled(TestFlows.Every(60)));

        Assert.Equal(FlowStatus.Draft, flow.Stop(At(1)).Value!.Status);
        flow.Start(At(2));
        flow.Stop(At(3));
        Assert.Equal(FlowStatus.Suspended, flow.Stop(At(4)).Value!.Status);
        Assert.Equal(At(3), flow.Describe(At(5))!.LastUpdatedAt);
    }

    [Fact]
    public void A_stopped_flow_that_is_started_again_runs_from_then_on()
    {
        var flow = TestFlows.ActiveFlow(TestFlows.Every(60));
        flow.Stop(At(61));
        flow.Start(At(1_000));

        Assert.Equal([0, 60, 1_000, 1_060], flow.Starts(At(1_100)));
    }

    [Fact]
    public void A_scheduled_flow_without_a_schedule_and_an_event_flow_become_active_and_never_run()
    {
        foreach (var definition in new[] { TestFlows.Scheduled(null), TestFlows.OnEvents() })
        {
            var flow = TestFlows.Flow(definition);
            Assert.Equal(FlowStatus.Draft, flow.Describe(T0)!.Status);
            Assert.Equal(new FlowStart(FlowStatus.Active, null), flow.Start(T0).Value);
            Assert.Empty(flow.Records(At(1_000_000)));
            Assert.Equal(FlowStatus.Suspended, flow.Stop(At(1_000_000)).Value!.Status);
        }
    }

    [Fact]
    public void An_on_demand_flow_cannot_be_stopped() =>
        Assert.Equal(
            new Refusal(RefusalReason.OnDemandFlowCannotStop, "orders"), TestFlows.Flow().Stop(T0).Refusal);

    [Fact]
    public void A_due_run_with_a_duplicate_id_gets_another_id()
    {
        var flow = TestFlows.Flow(TestFlows.Scheduled(TestFlows.Every(60)), ids: RunIds.Seeded(5));
        var ids = RunIds.Seeded(5);
        for (var i = 0; i < 3; i++)
        {
            flow.Put(ids.Create().ToString(), T0, startedAt: At(-100 - i));
        }

        flow.Start(T0);

        Assert.Equal([-102, -101, -100, 0, 60, 120], flow.Starts(At(120)));
    }
}
