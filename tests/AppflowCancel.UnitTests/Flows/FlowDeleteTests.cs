namespace AppflowCancel.UnitTests.Flows;

public sealed class FlowDeleteTests
{
    private readonly FlowRegistry _registry = TestFlows.Registry();

    [Fact]
    public void A_flow_without_runs_is_deleted()
    {
        _registry.With(TestFlows.OnDemand("on-demand"));
        _registry.With(TestFlows.Scheduled(TestFlows.Every(60), "draft"));
        _registry.With(TestFlows.OnEvents("suspended"));
        _registry.Start("suspended", null, T0);
        _registry.Find("suspended")!.Stop(T0);

        Assert.All(["on-demand", "draft", "suspended"], name => Assert.Null(_registry.Delete(name, force: false, At(1))));
        Assert.Empty(_registry.All);
    }

    [Fact]
    public void A_missing_flow_cannot_be_deleted() =>
        Assert.Equal(new Refusal(RefusalReason.NoSuchFlow, "ghost"), _registry.Delete("ghost", force: true, T0));

    [Fact]
    public void An_activated_flow_is_deleted_only_with_force()
    {
        _registry.With(TestFlows.OnEvents());
        _registry.Start("orders", null, T0);

        Assert.Equal(new Refusal(RefusalReason.FlowIsActive, "orders"), _registry.Delete("orders", force: false, T0));
        Assert.NotNull(_registry.Describe("orders", T0).Value);
        Assert.Null(_registry.Delete("orders", force: true, T0));
    }

    [Theory]
    [InlineData(29.999, true)]
    [InlineData(30, false)]
    public void A_flow_with_an_active_run_is_deleted_only_with_force(double now, bool conflict)
    {
        _registry.With(TestFlows.OnDemand()).StartRun(T0);

        Assert.Equal(
            conflict ? new Refusal(RefusalReason.FlowIsInUse, "orders") : null,
            _registry.Delete("orders", force: false, At(now)));
    }

    [Fact]
    public void A_cancelling_run_is_active_too()
    {
        var flow = _registry.With(TestFlows.OnDemand());
        flow.Cancel(At(1), flow.StartRun(T0));

        Assert.Equal(RefusalReason.FlowIsInUse, _registry.Delete("orders", force: false, At(2))?.Reason);
        Assert.Null(_registry.Delete("orders", force: false, At(3)));
    }

    [Fact]
    public void A_deleted_flow_refuses_everything()
    {
        var flow = _registry.With(TestFlows.OnDemand());
        var run = RunId.Parse(flow.StartRun(T0));
        Assert.Null(_registry.Delete("orders", force: true, At(1)));

        Assert.All(
            [
                flow.Start(At(1)).Refusal,
                flow.Stop(At(1)).Refusal,
                flow.Cancel(null, Guid.Empty, At(1)).Refusal,
                flow.Cancel([run.ToString()], Guid.Empty, At(1)).Refusal,
                flow.Records(null, 10, At(1)).Refusal,
                flow.Update(TestFlows.OnDemand(), At(1)).Refusal,
                flow.Tag([new("team", "data")], At(1)),
                flow.Untag(["team"], At(1)),
                flow.Plan(RunPlanChanges.None, At(1)),
                flow.PutRun(null, RunPlanChanges.None, null, At(1)).Refusal,
                flow.FindRun(run, At(1)).Refusal,
                flow.FinishRun(run, RunStatus.Error, null, At(1)).Refusal,
                _registry.Start("orders", null, At(1)).Refusal,
                _registry.Describe("orders", At(1)).Refusal,
                _registry.Update(TestFlows.OnDemand(), null, At(1)).Refusal,
                _registry.Get("orders").Refusal,
            ],
            refusal => Assert.Equal(new Refusal(RefusalReason.NoSuchFlow, "orders"), refusal));
        Assert.Null(flow.Describe(At(1)));
        Assert.Null(flow.Export(At(1)));
        Assert.Empty(flow.Advance(At(1), At(100)));
        Assert.Equal(Instant.Never, flow.NextTransition(At(1)));
    }

    [Fact]
    public void A_deleted_scheduled_flow_starts_no_more_runs()
    {
        var registry = TestFlows.Registry(new Limits { ConcurrentRuns = 1 }, new RunPlan { RunFor = RunPlan.Never });
        var gone = registry.With(TestFlows.Scheduled(TestFlows.Every(60), "gone"));
        gone.Start(T0);
        registry.Delete("gone", force: true, At(1));
        registry.With(TestFlows.OnDemand());

        Assert.Equal(Instant.Never, gone.NextTransition(At(1_000)));
        Assert.Null(registry.Start("orders", null, At(1_000)).Refusal);
    }

    [Fact]
    public void A_new_flow_of_the_same_name_has_nothing_of_the_old_one()
    {
        var old = _registry.With(TestFlows.OnDemand(), ("emulator:run-seconds", "never"));
        var run = old.StartRun(T0);
        _registry.Delete("orders", force: true, At(1));
        var flow = _registry.With(TestFlows.OnDemand());

        Assert.Empty(flow.Records(At(2)));
        Assert.Equal([run], flow.Cancel(At(2), run).Invalid);
        Assert.Equal(new RunPlan(), flow.Run(flow.StartRun(At(2)), At(2))!.Plan);
    }

    [Fact]
    public void Deleting_the_flow_wakes_its_waiters()
    {
        var changed = _registry.With(TestFlows.OnDemand()).Changed;
        _registry.Delete("orders", force: true, At(1));

        Assert.True(changed.IsCompleted);
    }
}
