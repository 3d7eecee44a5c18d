namespace AppflowCancel.UnitTests.Flows;

/// <summary>Export and import of a flow's state.</summary>
public sealed class FlowStateTests
{
    [Fact]
    public void Export_import_export_gives_the_same()
    {
        var flow = Busy();
        var exported = flow.Export(At(100))!;
        var imported = TestFlows.Registry().Put(exported, At(100)).Export(At(100))!;

        AssertSame(exported, imported);
    }

    [Fact]
    public void An_imported_flow_continues_like_the_original()
    {
        var flow = Busy();
        var copy = TestFlows.Registry().Put(flow.Export(At(100))!, At(100));

        foreach (var now in new[] { 100, 101.5, 130, 200, 5_000 })
        {
            Assert.Equal(flow.Records(At(now)).Select(Facts), copy.Records(At(now)).Select(Facts));
            Assert.Equal(flow.NextTransition(At(now)), copy.NextTransition(At(now)));
        }

        static object Facts(RunSnapshot run) =>
            (run.Status, run.StartedAt, run.LastUpdatedAt, run.Progress, run.DataPull, run.ErrorMessage);
    }

    [Fact]
    public void A_plan_and_tags_are_imported_and_apply_to_the_next_runs()
    {
        var flow = TestFlows.Registry().With(TestFlows.OnDemand(), ("emulator:run-seconds", "7"));
        flow.Plan(new() { CancelFor = Seconds(8) }, T0);
        var copy = TestFlows.Registry().Put(flow.Export(T0)!, T0);

        Assert.Equal(new RunPlan { RunFor = Seconds(7), CancelFor = Seconds(8) }, copy.Run(copy.StartRun(T0), T0)!.Plan);
    }

    [Fact]
    public void Runs_imported_in_no_order_are_listed_by_their_start_and_those_of_one_instant_as_they_came()
    {
        var state = TestFlows.Flow().Export(T0)! with
        {
            Runs = [.. new[] { ("d", 3), ("a", 1), ("e", 3), ("b", 2), ("c", 2) }.Select(run => new Run(RunId.Parse(run.Item1), At(run.Item2), new(), RunOrigin.Seed))],
        };

        var flow = TestFlows.Registry().Put(state, At(100));

        Assert.Equal("e d c b a", string.Join(' ', flow.Records(At(100)).Select(run => run.Id)));
    }

    [Fact]
    public void Runs_of_one_instant_keep_the_order_they_were_stored_with()
    {
        var state = TestFlows.Flow().Export(T0)! with
        {
            Runs = [.. new[] { ("b", 5), ("a", 3), ("c", 9) }.Select(run => new Run(RunId.Parse(run.Item1), T0, new(), RunOrigin.Seed) { Sequence = run.Item2 })],
        };

        var flow = TestFlows.Registry().Put(state, T0);
        flow.Put("d", T0);

        Assert.Equal("d c b a", string.Join(' ', flow.Records(T0).Select(run => run.Id)));
    }

    [Fact]
    public void Two_imports_of_one_state_share_nothing()
    {
        var flow = TestFlows.Flow();
        var id = flow.StartRun(T0);
        var state = flow.Export(T0)!;
        var (one, two) = (TestFlows.Registry().Put(state, T0), TestFlows.Registry().Put(state, T0));

        one.Cancel(At(1), id);

        Assert.Equal(RunStatus.CancelStarted, one.Status(id, At(1)));
        Assert.Equal(RunStatus.InProgress, two.Status(id, At(1)));
        Assert.False(state.Runs[0].Action.CancelWasRequested);
    }

    [Fact]
    public void An_export_does_not_change_later()
    {
        var flow = TestFlows.Flow();
        flow.StartRun(T0);
        flow.Put("due", T0, startedAt: At(1));
        flow.Put("later", T0, startedAt: At(2));
        var state = flow.Export(T0)!;
        flow.CancelAll(At(3));
        flow.Tag([new("team", "data")], At(3));

        Assert.Equal(3, state.Runs.Count);
        Assert.All(state.Runs, run => Assert.False(run.Action.CancelWasRequested));
        Assert.Empty(state.Tags);
    }

    [Fact]
    public void The_message_of_a_run_survives_its_cancel()
    {
        var state = TestFlows.Flow().Export(T0)!;
        var plan = new RunPlan { CancelOutcome = RunStatus.Error };
        var run = new Run(RunId.Parse("run-1"), T0, plan, RunOrigin.Seed) { Action = new() { ErrorMessage = "said" } };
        var flow = TestFlows.Registry().Put(state with { Runs = [run] }, T0);

        flow.Cancel(At(1), "run-1");

        Assert.Equal("said", flow.Records(At(3))[0].ErrorMessage);
    }

    [Fact]
    public void An_active_schedule_without_progress_counts_as_activated_now()
    {
        var state = TestFlows.Flow(TestFlows.Scheduled(TestFlows.Every(60))).Export(T0)! with { Status = FlowStatus.Active };
        var flow = TestFlows.Registry().Put(state, At(500));

        Assert.Equal([500, 560], flow.Starts(At(600)));
        Assert.Equal(T0, flow.Describe(At(600))!.LastUpdatedAt);
    }

    [Theory]
    [InlineData(FlowStatus.Draft)]
    [InlineData(FlowStatus.Suspended)]
    public void An_inactive_schedule_creates_no_runs(FlowStatus status)
    {
        var state = TestFlows.Flow(TestFlows.Scheduled(TestFlows.Every(60))).Export(T0)! with { Status = status };
        var flow = TestFlows.Registry().Put(state, At(500));

        Assert.Equal(status, flow.Describe(At(5_000))!.Status);
        Assert.Empty(flow.Records(At(5_000)));
    }

    // A scheduled flow with runs in every status.
    private static Flow Busy()
    {
        var flow = TestFlows.ActiveFlow(TestFlows.Every(60) with { Incremental = true }, plan: new RunPlan { RunFor = Seconds(30) });
        flow.Put("canceled", At(1));
        flow.Put("cancelling", At(2), plan: new() { CancelFor = RunPlan.Never, BatchFor = Seconds(7) });
        flow.Put("held", At(3), plan: new() { RunFor = RunPlan.Never, ErrorMessage = "planned" });
        flow.Put("failed", At(4));
        flow.Put("due", At(4), startedAt: At(150), plan: new() { Outcome = RunStatus.Error });
        flow.Cancel(At(5), "canceled", "cancelling");
        flow.Finish("failed", RunStatus.Error, At(6), "said");
        flow.Tag([new("team", "data")], At(7));
        flow.Put("lingering", At(99), plan: new() { CancelFor = Seconds(10) });
        flow.Cancel(At(99.5), "lingering");
        return flow;
    }

    private static void AssertSame(FlowState one, FlowState other)
    {
        Assert.Equal(one with { Runs = [], Tags = TestFlows.NoTags }, other with { Runs = [], Tags = TestFlows.NoTags });
        Assert.Equal(one.Tags, other.Tags);
        Assert.Equal(one.Runs.Select(Facts), other.Runs.Select(Facts));

        static object Facts(Run run) => (run.Id, run.StartedAt, run.Plan, run.Origin, run.DataPull, run.Action);
    }
}
