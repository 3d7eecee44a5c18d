namespace AppflowCancel.UnitTests.Flows;

/// <summary>A flow with a part of its runs.</summary>
public sealed class FlowOverviewTests
{
    private readonly Flow _flow = TestFlows.Flow(plan: new RunPlan { RunFor = Seconds(10) });

    [Fact]
    public void It_has_the_newest_runs_and_every_due_and_active_one_newest_first()
    {
        _flow.Put("held", T0, plan: new() { RunFor = RunPlan.Never });
        for (var i = 1; i <= 5; i++)
        {
            _flow.Put($"run-{i}", At(i));
        }

        _flow.Put("due", At(6), startedAt: At(100));

        var overview = _flow.Overview(2, At(50))!;
        Assert.Equal(["due", "run-5", "run-4", "held"], overview.Runs.Select(run => run.Id.ToString()));
        Assert.Equal((7, FlowStatus.Active), (overview.RunCount, overview.Status));
        Assert.Equal("orders", overview.Definition.Name);
        Assert.Equal(7, _flow.RunCount);
    }

    [Fact]
    public void It_starts_the_runs_that_are_due_and_does_not_change_later()
    {
        _flow.Put("due", T0, startedAt: At(5));

        var run = Assert.Single(_flow.Overview(0, At(5))!.Runs);
        _flow.CancelAll(At(6));

        Assert.Equal(RunStatus.InProgress, run.StatusAt(At(6)));
        Assert.Empty(_flow.Overview(0, At(60))!.Runs);
    }

    [Fact]
    public void A_deleted_flow_has_none()
    {
        var registry = TestFlows.Registry();
        var flow = registry.With(TestFlows.OnDemand());
        registry.Delete("orders", force: false, T0);

        Assert.Null(flow.Overview(1, T0));
        Assert.Null(flow.Export(T0));
        Assert.Null(flow.Describe(T0));
        Assert.Equal(Instant.Never, flow.NextTransition(T0));
        Assert.Empty(flow.Advance(T0, At(1)));
    }
}
