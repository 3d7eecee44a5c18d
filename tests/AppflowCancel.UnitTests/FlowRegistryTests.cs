namespace AppflowCancel.UnitTests;

public sealed class FlowRegistryTests
{
    [Fact]
    public void Flows_are_reported_in_the_order_of_their_names()
    {
        var registry = TestFlows.Registry();
        foreach (var name in new[] { "b", "a1", "B", "a-1" })
        {
            registry.With(TestFlows.OnDemand(name));
        }

        Assert.Equal(["B", "a-1", "a1", "b"], registry.All.Select(flow => flow.Describe(T0)!.Definition.Name));
    }

    [Fact]
    public void A_name_already_in_use_is_refused()
    {
        var registry = TestFlows.Registry();
        registry.With(TestFlows.OnDemand() with { Description = "first" });

        Assert.Equal(
            new Refusal(RefusalReason.FlowExists, "orders"),
            registry.Create(TestFlows.OnDemand(), TestFlows.NoTags, null, At(1)).Refusal);
        Assert.Equal("first", registry.Describe("orders", At(1)).Value!.Definition.Description);
    }

    [Fact]
    public void A_flow_that_replaces_one_whose_time_was_advanced_already_begins_no_earlier()
    {
        var registry = TestFlows.Registry();
        registry.With(TestFlows.OnDemand()).Advance(T0, At(4));
        registry.Delete("orders", force: true, T0);

        registry.Create(TestFlows.OnDemand(), TestFlows.NoTags, null, T0);
        registry.Start("orders", null, T0);

        Assert.Equal(At(4), registry.Describe("orders", T0).Value!.LastRun!.StartedAt);
    }

    [Fact]
    public void The_flow_quota_holds_until_a_flow_is_deleted()
    {
        var registry = TestFlows.Registry(new Limits { Flows = 2 });
        registry.With(TestFlows.OnDemand("one"));
        registry.With(TestFlows.OnDemand("two"));

        Assert.Equal(
            new Refusal(RefusalReason.TooManyFlows, "2"),
            registry.Create(TestFlows.OnDemand("three"), TestFlows.NoTags, null, T0).Refusal);
        registry.Delete("one", force: false, T0);
        registry.With(TestFlows.OnDemand("three"));
    }

    [Fact]
    public void The_quota_of_concurrent_runs_holds_across_all_flows()
    {
        var registry = TestFlows.Registry(new Limits { ConcurrentRuns = 2 });
        registry.With(TestFlows.OnDemand("one"));
        var two = registry.With(TestFlows.OnDemand("two"));
        registry.Start("one", null, T0);
        registry.Start("two", null, At(10));

        AssertFull(registry, At(29.999));
        Assert.Null(registry.Start("two", null, At(30)).Refusal);
        AssertFull(registry, At(30));
        Assert.Equal(2, two.CancelAll(At(35)).Cancelled);
        AssertFull(registry, At(36.999));
        Assert.Null(registry.Start("one", null, At(37)).Refusal);
        Assert.Null(registry.Start("one", null, At(37)).Refusal);
        AssertFull(registry, At(37));
    }

    [Fact]
    public void A_full_registry_has_room_as_soon_as_the_next_of_its_runs_ends()
    {
        var registry = TestFlows.Registry(new Limits { ConcurrentRuns = 1 });
        registry.With(TestFlows.OnDemand("one"));
        var two = registry.With(TestFlows.OnDemand("two"));
        two.Put("first", T0, plan: new() { RunFor = Seconds(10) });
        two.Put("second", T0, plan: new() { RunFor = Seconds(20) });

        AssertFull(registry, At(10));
        Assert.Equal(new Refusal(RefusalReason.TooManyConcurrentRuns, "1"), registry.Start("two", null, At(19.999)).Refusal);
        Assert.Null(registry.Start("one", null, At(20)).Refusal);
    }

    [Fact]
    public void A_finished_run_and_a_deleted_flow_free_the_quota()
    {
        var registry = TestFlows.Registry(new Limits { ConcurrentRuns = 2 }, new RunPlan { RunFor = RunPlan.Never });
        var flow = registry.With(TestFlows.OnDemand("one"));
        registry.With(TestFlows.OnDemand("two"));
        flow.Finish(flow.StartRun(T0), RunStatus.Error, At(1));
        registry.Start("two", null, At(1));
        registry.Start("two", null, At(1));
        AssertFull(registry, At(1));

        registry.Delete("two", force: true, At(2));
        Assert.Null(registry.Start("one", null, At(2)).Refusal);
        Assert.Null(registry.Start("one", null, At(2)).Refusal);
        AssertFull(registry, At(2));
    }

    [Fact]
    public void The_quota_does_not_prevent_activation_of_a_scheduled_flow()
    {
        var registry = TestFlows.Registry(new Limits { ConcurrentRuns = 1 });
        registry.With(TestFlows.OnDemand("one")).StartRun(T0);
        registry.With(TestFlows.OnEvents("two"));

        Assert.Equal(FlowStatus.Active, registry.Start("two", null, T0).Value!.Status);
    }

    [Fact]
    public void A_flow_that_replaces_another_does_not_count_twice()
    {
        var registry = TestFlows.Registry(new Limits { ConcurrentRuns = 1 }, new RunPlan { RunFor = RunPlan.Never });
        var flow = registry.With(TestFlows.OnDemand("one"));
        flow.StartRun(T0);
        var state = flow.Export(T0)!;

        var put = registry.Put(state, At(1));
        AssertFull(registry, At(1));
        put.CancelAll(At(2));

        Assert.Null(registry.Start("one", null, At(4)).Refusal);
        Assert.Equal(RefusalReason.NoSuchFlow, flow.Start(At(4)).Refusal!.Reason);
    }

    private static void AssertFull(FlowRegistry registry, Instant at) => Assert.Equal(
        RefusalReason.TooManyConcurrentRuns, registry.Start("one", null, at).Refusal?.Reason);
}
