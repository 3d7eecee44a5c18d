namespace AppflowCancel.UnitTests.Flows;

/// <summary>CancelFlowExecutions, case by case.</summary>
public sealed class FlowCancelTests
{
    private readonly Flow _flow = TestFlows.Flow(plan: new RunPlan { RunFor = Seconds(30), CancelFor = Seconds(5) });

    [Fact]
    public void Start_cancel_and_wait_is_InProgress_CancelStarted_Canceled()
    {
        var id = _flow.StartRun(T0);
        Assert.Equal(RunStatus.InProgress, _flow.Status(id, At(9)));

        Assert.Empty(_flow.Cancel(At(10), id).Invalid);

        Assert.Equal(RunStatus.CancelStarted, _flow.Status(id, At(10)));
        Assert.Equal(RunStatus.CancelStarted, _flow.Status(id, At(14.999)));
        Assert.Equal(RunStatus.Canceled, _flow.Status(id, At(15)));
        Assert.Equal(RunStatus.Canceled, _flow.Status(id, At(1_000)));
    }

    [Fact]
    public void Without_ids_exactly_the_runs_in_progress_are_cancelled()
    {
        string[] finished = [_flow.StartRun(T0), _flow.StartRun(T0)];
        var cancelling = _flow.StartRun(At(28));
        _flow.Cancel(At(29), cancelling);
        string[] active = [_flow.StartRun(At(28)), _flow.StartRun(At(30)), _flow.StartRun(At(31))];
        _flow.Put("due", At(31), startedAt: At(99));

        var cancellation = _flow.CancelAll(At(31));

        Assert.Empty(cancellation.Invalid);
        Assert.Equal(3, cancellation.Cancelled);
        Assert.All(active, id => Assert.Equal(At(31), _flow.Run(id, At(31))!.Action.CancelRequestedAt));
        Assert.Equal(At(29), _flow.Run(cancelling, At(31))!.Action.CancelRequestedAt);
        Assert.All(finished.Append("due"), id => Assert.False(_flow.Run(id, At(31))!.Action.CancelWasRequested));
    }

    [Fact]
    public void Without_ids_and_without_runs_nothing_happens()
    {
        Assert.Equal(0, _flow.CancelAll(T0).Cancelled);
        Assert.Empty(_flow.CancelAll(T0).Invalid);
    }

    [Fact]
    public void An_empty_list_cancels_nothing()
    {
        var id = _flow.StartRun(T0);

        Assert.Equal(0, _flow.Cancel(At(1)).Cancelled);
        Assert.Equal(RunStatus.InProgress, _flow.Status(id, At(1)));
    }

    [Fact]
    public void A_named_run_is_cancelled_and_no_other()
    {
        var (one, other) = (_flow.StartRun(T0), _flow.StartRun(T0));

        Assert.Equal(1, _flow.Cancel(At(1), one).Cancelled);

        Assert.Equal(RunStatus.CancelStarted, _flow.Status(one, At(1)));
        Assert.Equal(RunStatus.InProgress, _flow.Status(other, At(1)));
    }

    [Fact]
    public void Runs_that_cannot_be_cancelled_are_reported_once_and_in_the_order_given()
    {
        var (finished, canceled) = (_flow.StartRun(T0), _flow.StartRun(T0));
        _flow.Cancel(At(1), canceled);
        var (cancelling, active) = (_flow.StartRun(At(40)), _flow.StartRun(At(40)));
        _flow.Cancel(At(41), cancelling);
        _flow.Put("due", At(41), startedAt: At(99));

        var cancellation = _flow.Cancel(
            At(42), "ghost", active, canceled, "due", active, finished, "ghost", cancelling, finished);

        Assert.Equal(["ghost", canceled, "due", finished, cancelling], cancellation.Invalid);
        Assert.Equal(1, cancellation.Cancelled);
        Assert.Equal(RunStatus.CancelStarted, _flow.Status(active, At(42)));
        Assert.Equal(RunStatus.Scheduled, _flow.Status("due", At(42)));
        Assert.Equal(RunStatus.Successful, _flow.Status(finished, At(42)));
        Assert.Equal(RunStatus.Canceled, _flow.Status(canceled, At(42)));
        Assert.Equal(At(41), _flow.Run(cancelling, At(42))!.Action.CancelRequestedAt);
    }

    [Fact]
    public void At_the_instant_of_its_end_a_run_has_ended()
    {
        var id = _flow.StartRun(T0);

        Assert.Equal([id], _flow.Cancel(At(30), id).Invalid);
        Assert.Equal(RunStatus.Successful, _flow.Status(id, At(30)));
    }

    [Fact]
    public void A_millisecond_before_its_end_it_can_still_be_cancelled()
    {
        var id = _flow.StartRun(T0);

        Assert.Empty(_flow.Cancel(At(29.999), id).Invalid);
        Assert.Equal(RunStatus.CancelStarted, _flow.Status(id, At(30)));
    }

    [Fact]
    public void A_run_of_another_flow_is_unknown_here()
    {
        var registry = TestFlows.Registry();
        var (orders, returns) = (registry.With(TestFlows.OnDemand("orders")), registry.With(TestFlows.OnDemand("returns")));
        var id = returns.StartRun(T0);

        Assert.Equal([id], orders.Cancel(At(1), id).Invalid);
        Assert.Equal(RunStatus.InProgress, returns.Status(id, At(1)));
    }

    [Fact]
    public void The_uppercase_form_of_an_id_is_unknown()
    {
        var id = _flow.StartRun(T0);

        Assert.Equal([id.ToUpperInvariant()], _flow.Cancel(At(1), id.ToUpperInvariant()).Invalid);
    }

    [Fact]
    public void A_due_run_can_be_cancelled_from_the_instant_it_starts()
    {
        _flow.Put("due", T0, startedAt: At(10));

        Assert.Equal(["due"], _flow.Cancel(At(9.999), "due").Invalid);
        Assert.Empty(_flow.Cancel(At(10), "due").Invalid);
    }

    [Fact]
    public void A_late_request_with_an_earlier_instant_happens_at_the_later_one()
    {
        var id = _flow.StartRun(T0);
        Assert.Equal(RunStatus.Successful, _flow.Status(id, At(30)));

        Assert.Equal([id], _flow.Cancel(At(29), id).Invalid);
        Assert.Equal(RunStatus.Successful, _flow.Status(id, At(30)));
    }

    [Fact]
    public void A_cancel_wakes_waiters_of_the_flow()
    {
        var id = _flow.StartRun(T0);
        var changed = _flow.Changed;
        Assert.False(changed.IsCompleted);

        _flow.Cancel(At(1), id);

        Assert.True(changed.IsCompleted);
        Assert.False(_flow.Changed.IsCompleted);
    }
}
