namespace AppflowCancel.UnitTests.Flows;

/// <summary>When a flow's runs start and end by themselves.</summary>
public sealed class FlowTransitionTests
{
    private readonly Flow _flow = TestFlows.Flow(plan: new RunPlan { RunFor = Seconds(30), CancelFor = Seconds(1) });

    [Fact]
    public void The_next_transition_is_the_first_start_or_end()
    {
        Assert.Equal(Instant.Never, _flow.NextTransition(T0));
        _flow.Put("last", T0, startedAt: At(20));
        _flow.Put("first", T0, startedAt: At(10));
        Assert.Equal(At(10), _flow.NextTransition(T0));

        _flow.Put("now", T0, plan: new() { RunFor = Seconds(5) });
        Assert.Equal(At(5), _flow.NextTransition(T0));
        Assert.Equal(At(10), _flow.NextTransition(At(5)));
        Assert.Equal(At(20), _flow.NextTransition(At(10)));
        Assert.Equal(At(40), _flow.NextTransition(At(20)));
        Assert.Equal(At(50), _flow.NextTransition(At(40)));
        Assert.Equal(Instant.Never, _flow.NextTransition(At(50)));
    }

    [Fact]
    public void A_run_ends_on_time_after_the_ends_of_many_others_have_moved()
    {
        _flow.Put("long", T0, plan: new() { RunFor = Seconds(1_000) });
        _flow.Put("held", T0, plan: new() { RunFor = RunPlan.Never });
        for (var i = 0; i < 200; i++)
        {
            _flow.Put($"run-{i}", T0, plan: new() { RunFor = Seconds(2_000) });
        }

        _flow.Cancel(At(1), [.. Enumerable.Range(0, 200).Select(i => $"run-{i}")]);
        Assert.Equal(At(2), _flow.NextTransition(At(1)));
        Assert.Equal(At(1_000), _flow.NextTransition(At(2)));

        _flow.Put("other", At(3));
        Assert.Equal(At(33), _flow.NextTransition(At(3)));
        Assert.Equal(At(1_000), _flow.NextTransition(At(33)));
        Assert.Equal(RunStatus.Successful, _flow.Status("long", At(1_000)));
        Assert.Equal(Instant.Never, _flow.NextTransition(At(1_000)));
        Assert.Equal(RunStatus.InProgress, _flow.Status("held", At(5_000)));
    }

    [Fact]
    public void An_advance_returns_what_happened_after_its_beginning_oldest_first()
    {
        var flow = TestFlows.ActiveFlow(TestFlows.Every(60), plan: new RunPlan { RunFor = Seconds(30) });

        Assert.Equal(["150 Successful", "180 InProgress", "210 Successful"], Lines(flow, At(130), At(210)));
    }

    [Fact]
    public void An_advance_returns_runs_that_were_dropped_meanwhile()
    {
        var flow = TestFlows.Flow(limits: new Limits { FinishedRunsKept = 0 }, plan: new RunPlan { RunFor = Seconds(30) });
        flow.Put("now", T0);
        flow.Put("due", T0, startedAt: At(10));

        Assert.Equal(["10 InProgress", "30 Successful", "40 Successful"], Lines(flow, T0, At(60)));
        Assert.Empty(flow.Records(At(60)));
    }

    private static IEnumerable<string> Lines(Flow flow, Instant from, Instant to) =>
        flow.Advance(from, to).Select(happened => $"{(happened.Entry.At - T0).TotalSeconds} {happened.Entry.Status}");

    [Fact]
    public void A_due_run_whose_plan_changed_ends_by_the_new_plan()
    {
        var flow = TestFlows.ActiveFlow(TestFlows.Every(60), plan: new RunPlan { RunFor = Seconds(1) });
        flow.Plan(new() { RunFor = Seconds(7) }, At(30));

        Assert.Equal(At(67), flow.NextTransition(At(60)));
        Assert.Equal(RunStatus.InProgress, flow.Records(At(66))[0].Status);
        Assert.Equal(RunStatus.Successful, flow.Records(At(67))[0].Status);
    }
}
