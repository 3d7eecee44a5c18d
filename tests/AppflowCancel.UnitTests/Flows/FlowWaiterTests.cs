namespace AppflowCancel.UnitTests.Flows;

/// <summary>What wakes those who wait for a change of a flow.</summary>
public sealed class FlowWaiterTests
{
    private readonly FlowRegistry _registry = TestFlows.Registry();
    private readonly Flow _flow;

    public FlowWaiterTests()
    {
        _flow = _registry.With(TestFlows.Scheduled(TestFlows.Every(60)));
        _flow.Start(T0);
    }

    [Fact]
    public void A_cancel_an_update_a_stop_and_a_delete_wake_them()
    {
        AssertHeard(() => _flow.CancelAll(At(1)));
        AssertHeard(() => _flow.Cancel(At(1), "ghost"));
        AssertHeard(() => _flow.Update(TestFlows.Scheduled(TestFlows.Every(30)), At(2)));
        AssertHeard(() => _flow.Stop(At(3)));
        AssertHeard(() => _registry.Delete("orders", force: true, At(4)));
    }

    [Fact]
    public void A_replacement_wakes_them()
    {
        var state = _flow.Export(T0)!;

        AssertHeard(() => _registry.Put(state, T0));
    }

    [Fact]
    public void A_read_a_refusal_and_passing_time_do_not_wake_them()
    {
        var changed = _flow.Changed;

        _flow.Records(At(500));
        _flow.Describe(At(500));
        _flow.Finish("ghost", RunStatus.Error, At(500));
        _registry.Delete("orders", force: false, At(500));

        Assert.False(changed.IsCompleted);
        Assert.Same(changed, _flow.Changed);
    }

    private void AssertHeard(Action act)
    {
        var changed = _flow.Changed;
        Assert.False(changed.IsCompleted);
        act();
        Assert.True(changed.IsCompleted);
    }
}
