namespace AppflowCancel.UnitTests.Flows;

/// <summary>Where a run's plan comes from: built in or options, tags, control API, single run; the later wins.</summary>
public sealed class FlowPlanTests
{
    private static readonly RunPlan Options = new()
    {
        RunFor = Seconds(1),
        CancelFor = Seconds(1),
        RecordsPerSecond = 1,
        BytesPerRecord = 1,
    };

    [Fact]
    public void Tags_win_over_options_the_control_API_over_tags_and_a_runs_own_plan_over_all()
    {
        var flow = TestFlows.Registry(plan: Options).With(
            TestFlows.OnDemand(),
            ("emulator:cancel-seconds", "2"),
            ("emulator:records-per-second", "2"),
            ("emulator:bytes-per-record", "2"));
        flow.Plan(new() { RecordsPerSecond = 3, BytesPerRecord = 3 }, T0);
        flow.Put("run-1", T0, plan: new() { BytesPerRecord = 4 });

        Assert.Equal(
            Options with { CancelFor = Seconds(2), RecordsPerSecond = 3, BytesPerRecord = 4 },
            flow.Run("run-1", T0)!.Plan);
    }

    [Fact]
    public void Tags_alone_plan_a_flow_from_its_creation_and_when_they_change()
    {
        var flow = TestFlows.Registry(plan: Options).With(TestFlows.OnDemand(), ("emulator:run-seconds", "7"));
        Assert.Equal(Options with { RunFor = Seconds(7) }, flow.Run(flow.StartRun(T0), T0)!.Plan);

        flow.Tag([new("emulator:run-seconds", "8")], T0);
        Assert.Equal(Options with { RunFor = Seconds(8) }, flow.Run(flow.StartRun(T0), T0)!.Plan);
    }

    [Fact]
    public void A_plan_does_not_affect_a_run_that_has_started_unseen()
    {
        var flow = TestFlows.ActiveFlow(TestFlows.Every(60), plan: Options);
        flow.Plan(new() { RunFor = Seconds(7) }, At(60));

        Assert.Equal([RunStatus.Successful, RunStatus.Successful], flow.Records(At(61)).Select(run => run.Status));
    }

    [Fact]
    public void A_due_run_keeps_the_time_range_it_pulls_when_its_plan_changes()
    {
        var flow = TestFlows.ActiveFlow(TestFlows.Every(60) with { Incremental = true }, plan: Options);
        flow.Plan(new() { RunFor = Seconds(7) }, At(1));

        Assert.Equal(new DataPull(T0, At(60)), flow.Records(At(60))[0].DataPull);
    }

    [Fact]
    public void A_plan_from_the_control_API_replaces_the_previous_one()
    {
        var flow = TestFlows.Flow(plan: Options);
        flow.Plan(new() { RunFor = Seconds(7) }, T0);
        flow.Plan(new() { CancelFor = Seconds(8) }, T0);

        Assert.Equal(Options with { CancelFor = Seconds(8) }, flow.Run(flow.StartRun(T0), T0)!.Plan);
    }

    [Fact]
    public void After_a_tag_is_removed_the_options_apply()
    {
        var flow = TestFlows.Registry(plan: Options).With(TestFlows.OnDemand(), ("emulator:run-seconds", "never"));
        flow.Untag(["emulator:run-seconds"], T0);

        Assert.Equal(Options, flow.Run(flow.StartRun(T0), T0)!.Plan);
    }

    [Fact]
    public void A_plan_is_fixed_when_its_run_starts()
    {
        var flow = TestFlows.Flow(plan: Options);
        var id = flow.StartRun(T0);
        flow.Plan(new() { RunFor = RunPlan.Never }, T0);
        flow.Tag([new("emulator:cancel-seconds", "99")], T0);

        Assert.Equal(Options, flow.Run(id, T0)!.Plan);
    }

    [Fact]
    public void A_plan_change_affects_a_due_run_but_no_started_one()
    {
        var flow = TestFlows.ActiveFlow(TestFlows.Every(60), plan: Options);
        var due = Assert.Single(flow.Due(T0)).Id.ToString();
        flow.Tag([new("emulator:run-seconds", "9")], At(1));
        flow.Plan(new() { CancelFor = Seconds(9) }, At(2));

        Assert.Equal(due, Assert.Single(flow.Due(At(2))).Id.ToString());
        Assert.Equal(Options with { RunFor = Seconds(9), CancelFor = Seconds(9) }, flow.Run(due, At(3))!.Plan);
        Assert.Equal(Options, flow.Records(At(3))[0] is var first ? flow.Run(first.Id.ToString(), At(3))!.Plan : null);
        Assert.Equal(RunStatus.InProgress, flow.Status(due, At(60)));
        Assert.Equal([due], flow.Ids(At(60)).Take(1));
    }

    [Fact]
    public void A_run_put_into_the_future_keeps_its_own_plan()
    {
        var flow = TestFlows.Flow(plan: Options);
        flow.Put("run-1", T0, startedAt: At(60), plan: new() { RunFor = Seconds(5) });
        flow.Plan(new() { RunFor = Seconds(6) }, T0);

        Assert.Equal(Seconds(5), flow.Run("run-1", T0)!.Plan.RunFor);
    }
}
