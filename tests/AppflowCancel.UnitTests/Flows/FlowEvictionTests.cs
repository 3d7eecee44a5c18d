namespace AppflowCancel.UnitTests.Flows;

/// <summary>Which finished runs a flow keeps.</summary>
public sealed class FlowEvictionTests
{
    private readonly Flow _flow = TestFlows.Flow(
        limits: new Limits { FinishedRunsKept = 3 }, plan: new RunPlan { RunFor = Seconds(1), CancelFor = Seconds(1) });

    [Fact]
    public void The_oldest_finished_runs_are_dropped_first()
    {
        var ids = Enumerable.Range(0, 200).Select(i => _flow.StartRun(At(i))).ToList();

        Assert.Equal([197, 198, 199], _flow.Starts(At(300)));
        Assert.Null(_flow.Run(ids[0], At(300)));
        Assert.Equal([ids[0]], _flow.Cancel(At(300), ids[0]).Invalid);
        Assert.Equal(ids[199], _flow.Run(ids[199], At(300))!.Id.ToString());
    }

    [Fact]
    public void Active_runs_are_never_dropped()
    {
        for (var i = 0; i < 10; i++)
        {
            _flow.Put($"held-{i}", At(i), plan: new() { RunFor = RunPlan.Never });
        }

        Assert.Equal(10, _flow.Records(At(1_000)).Count);
    }

    [Fact]
    public void A_held_run_older_than_all_kept_runs_stays_until_it_ends()
    {
        _flow.Put("held", T0, plan: new() { RunFor = RunPlan.Never });
        for (var i = 1; i <= 200; i++)
        {
            _flow.StartRun(At(i));
        }

        Assert.Equal([0, 198, 199, 200], _flow.Starts(At(300)));
        Assert.Equal(_flow.Records(At(300), pageSize: 10), _flow.Records(At(300), pageSize: 3));
        Assert.Empty(_flow.Cancel(At(300), "held").Invalid);
        Assert.Equal(RunStatus.CancelStarted, _flow.Status("held", At(300)));

        Assert.Equal([198, 199, 200], _flow.Starts(At(301)));
        Assert.Null(_flow.Run("held", At(301)));
    }

    [Fact]
    public void Several_held_runs_among_the_finished_ones_keep_their_order()
    {
        for (var i = 0; i < 200; i++)
        {
            _flow.Put($"run-{i}", At(i), plan: i % 50 == 7 ? new() { RunFor = RunPlan.Never } : null);
        }

        Assert.Equal([7, 57, 107, 157, 197, 198, 199], _flow.Starts(At(300)));
        _flow.Finish("run-57", RunStatus.Error, At(300));
        Assert.Equal([7, 107, 157, 197, 198, 199], _flow.Starts(At(300)));
    }

    [Fact]
    public void The_last_run_is_reported_even_when_only_a_held_run_is_left()
    {
        var flow = TestFlows.Flow(limits: new Limits { FinishedRunsKept = 0 }, plan: new RunPlan { RunFor = Seconds(1) });
        flow.Put("held", T0, plan: new() { RunFor = RunPlan.Never });
        flow.StartRun(At(1));

        Assert.Equal("held", flow.Describe(At(5))!.LastRun!.Id.ToString());
        Assert.Equal(["held"], flow.Ids(At(5)));
    }

    [Fact]
    public void A_run_put_before_all_kept_runs_is_dropped_once_it_has_ended()
    {
        _flow.Put("held", T0, plan: new() { RunFor = RunPlan.Never });
        for (var i = 1; i <= 10; i++)
        {
            _flow.StartRun(At(i));
        }

        _flow.Put("older", At(20), startedAt: At(-100));

        Assert.Equal([0, 8, 9, 10], _flow.Starts(At(20)));
    }

    [Fact]
    public void Runs_ending_together_leave_the_newest()
    {
        for (var i = 0; i < 10; i++)
        {
            _flow.Put($"run-{i}", At(i), plan: new() { RunFor = Seconds(100 - i) });
        }

        Assert.Equal([7, 8, 9], _flow.Starts(At(100)));
    }

    [Fact]
    public void The_id_of_a_dropped_run_may_be_used_again()
    {
        _flow.Put("run", T0);
        for (var i = 1; i <= 10; i++)
        {
            _flow.StartRun(At(i));
        }

        _flow.Put("run", At(20));
        Assert.Equal(RunStatus.InProgress, _flow.Status("run", At(20)));
    }
}
