namespace AppflowCancel.UnitTests.Flows;

public sealed class FlowUpdateTests
{
    [Fact]
    public void Changeable_members_change_and_count_as_an_update()
    {
        var flow = TestFlows.Flow();
        var changed = flow.Update(TestFlows.OnDemand() with { Description = "new" }, At(5)).Value!;

        Assert.Equal(("new", FlowStatus.Active), (changed.Definition.Description, changed.Status));
        Assert.Equal((T0, At(5)), (changed.CreatedAt, changed.LastUpdatedAt));
    }

    [Fact]
    public void The_source_is_fixed()
    {
        var flow = TestFlows.Flow();
        var other = TestFlows.OnDemand() with { Description = "new", Source = new FlowEndpoint("S3", "elsewhere") };

        Assert.Equal(new Refusal(RefusalReason.SourceIsFixed, "orders"), flow.Update(other, At(5)).Refusal);
        Assert.Null(flow.Describe(At(5))!.Definition.Description);
        Assert.Equal(T0, flow.Describe(At(5))!.LastUpdatedAt);
    }

    [Fact]
    public void The_destinations_are_fixed()
    {
        var flow = TestFlows.Flow();
        foreach (var destinations in new FlowEndpoint[][]
        {
            [], [new("S3", "elsewhere")], [new("Snowflake", "to")], [new("S3", "to"), new("S3", "to")],
        })
        {
            Assert.Equal(
                new Refusal(RefusalReason.DestinationIsFixed, "orders"),
                flow.Update(TestFlows.OnDemand() with { Destinations = destinations }, At(5)).Refusal);
        }
    }

    [Fact]
    public void An_omitted_key_stays()
    {
        var flow = TestFlows.Flow(TestFlows.OnDemand() with { KmsArn = "arn:aws:kms:us-east-1:000000000000:key/k" });

        Assert.Equal(
            "arn:aws:kms:us-east-1:000000000000:key/k", flow.Update(TestFlows.OnDemand(), At(1)).Value!.Definition.KmsArn);
        Assert.Equal("other", flow.Update(TestFlows.OnDemand() with { KmsArn = "other" }, At(1)).Value!.Definition.KmsArn);
    }

    [Fact]
    public void A_trigger_of_another_type_starts_as_in_a_new_flow()
    {
        var flow = TestFlows.Flow();
        Assert.Equal(FlowStatus.Draft, flow.Update(TestFlows.Scheduled(TestFlows.Every(60)), At(1)).Value!.Status);
        Assert.Empty(flow.Records(At(100)));
        flow.Start(At(100));
        Assert.Equal(FlowStatus.Active, flow.Update(TestFlows.OnDemand(), At(101)).Value!.Status);

        Assert.Equal([100], flow.Starts(At(1_000)));
        Assert.Equal(1_000, (flow.Run(flow.StartRun(At(1_000)), At(1_000))!.StartedAt - T0).TotalSeconds);
    }

    [Fact]
    public void An_active_schedule_follows_its_new_rule_from_then_on()
    {
        var flow = TestFlows.ActiveFlow(TestFlows.Every(60));
        flow.Update(TestFlows.Scheduled(TestFlows.Every(100)), At(130));

        Assert.Equal([0, 60, 120, 200, 300], flow.Starts(At(300)));
    }

    [Fact]
    public void An_update_at_the_instant_a_run_is_due_creates_it_exactly_once()
    {
        var flow = TestFlows.ActiveFlow(TestFlows.Every(60));
        flow.Update(TestFlows.Scheduled(TestFlows.Every(30)), At(60));

        Assert.Equal([0, 60, 90], flow.Starts(At(90)));
    }

    [Fact]
    public void An_update_without_a_schedule_change_keeps_the_due_run()
    {
        var flow = TestFlows.ActiveFlow(TestFlows.Every(60));
        var due = Assert.Single(flow.Due(At(10))).Id;
        flow.Update(TestFlows.Scheduled(TestFlows.Every(60)) with { Description = "new" }, At(10));

        Assert.Equal(due, Assert.Single(flow.Due(At(10))).Id);
    }

    [Fact]
    public void A_delayed_run_that_has_not_started_follows_the_new_rule_and_is_not_lost()
    {
        var delayed = TestFlows.Every(600) with { Offset = Seconds(100) };
        var flow = TestFlows.ActiveFlow(delayed);
        flow.Update(TestFlows.Scheduled(delayed with { EndTime = At(700) }), At(50));

        Assert.Equal([100, 700], flow.Starts(At(5_000)));
    }

    [Fact]
    public void A_longer_delay_does_not_repeat_a_run()
    {
        var flow = TestFlows.ActiveFlow(TestFlows.Every(600));
        flow.Update(TestFlows.Scheduled(TestFlows.Every(600) with { Offset = Seconds(100) }), At(50));

        Assert.Equal([0, 700], flow.Starts(At(1_000)));
    }

    [Fact]
    public void A_new_start_time_is_waited_for()
    {
        var flow = TestFlows.ActiveFlow(TestFlows.Every(60));
        flow.Update(TestFlows.Scheduled(TestFlows.Every(60) with { StartTime = At(500) }), At(70));

        Assert.Equal([0, 60, 500, 560], flow.Starts(At(600)));
    }

    [Fact]
    public void A_removed_schedule_creates_no_more_runs()
    {
        var flow = TestFlows.ActiveFlow(TestFlows.Every(60));
        flow.Update(TestFlows.Scheduled(null), At(70));

        Assert.Equal([0, 60], flow.Starts(At(600)));
        Assert.Equal(FlowStatus.Active, flow.Describe(At(600))!.Status);
    }

    [Fact]
    public void A_suspended_flow_stays_suspended()
    {
        var flow = TestFlows.ActiveFlow(TestFlows.Every(60));
        flow.Stop(At(10));

        Assert.Equal(FlowStatus.Suspended, flow.Update(TestFlows.Scheduled(TestFlows.Every(30)), At(20)).Value!.Status);
        Assert.Equal([0], flow.Starts(At(600)));
    }
}
