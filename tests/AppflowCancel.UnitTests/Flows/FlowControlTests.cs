namespace AppflowCancel.UnitTests.Flows;

/// <summary>Control operations beyond AWS's.</summary>
public sealed class FlowControlTests
{
    private readonly Flow _flow = TestFlows.Flow(plan: new RunPlan { RunFor = Seconds(30), CancelFor = RunPlan.Never });

    [Theory]
    [InlineData(RunStatus.Successful)]
    [InlineData(RunStatus.Error)]
    public void A_run_in_progress_can_be_finished(RunStatus outcome)
    {
        var id = _flow.StartRun(T0);

        var run = _flow.Finish(id, outcome, At(4), "said").Value!;

        Assert.Equal((outcome, At(4)), (run.StatusAt(At(4)), run.EndsAt));
        Assert.Equal(outcome, _flow.Status(id, At(30)));
        Assert.Equal(outcome is RunStatus.Error ? "said" : null, _flow.Records(At(30))[0].ErrorMessage);
    }

    [Fact]
    public void A_cancelling_run_can_be_released_to_any_outcome()
    {
        foreach (var outcome in new[] { RunStatus.Canceled, RunStatus.Successful, RunStatus.Error })
        {
            var id = _flow.StartRun(T0);
            _flow.Cancel(At(1), id);
            Assert.Equal(outcome, _flow.Finish(id, outcome, At(2)).Value!.StatusAt(At(2)));
        }
    }

    [Fact]
    public void A_run_without_a_cancel_request_is_never_Canceled()
    {
        var id = _flow.StartRun(T0);

        Assert.Equal(new Refusal(RefusalReason.RunIsNotCancelling, id), _flow.Finish(id, RunStatus.Canceled, At(4)).Refusal);
        Assert.Equal(RunStatus.InProgress, _flow.Status(id, At(4)));
    }

    [Fact]
    public void A_run_that_has_ended_cannot_be_finished()
    {
        var id = _flow.StartRun(T0);

        Assert.Equal(
            new Refusal(RefusalReason.RunHasEnded, "Successful"), _flow.Finish(id, RunStatus.Error, At(30)).Refusal);
        Assert.Equal(RunStatus.Successful, _flow.Status(id, At(31)));
    }

    [Fact]
    public void A_run_that_has_not_started_cannot_be_finished() =>
        Assert.Equal(
            new Refusal(RefusalReason.RunHasNotStarted, "due"),
            _flow.Finish(_flow.Put("due", T0, startedAt: At(10)), RunStatus.Error, At(5)).Refusal);

    [Fact]
    public void A_missing_run_can_be_neither_finished_nor_found()
    {
        Assert.Equal(new Refusal(RefusalReason.NoSuchRun, "ghost"), _flow.Finish("ghost", RunStatus.Error, T0).Refusal);
        Assert.Equal(
            new Refusal(RefusalReason.NoSuchRun, "ghost"), _flow.FindRun(RunId.Parse("ghost"), T0).Refusal);
    }

    [Fact]
    public void A_finished_run_cannot_be_cancelled()
    {
        var id = _flow.StartRun(T0);
        _flow.Finish(id, RunStatus.Successful, At(4));

        Assert.Equal([id], _flow.Cancel(At(4), id).Invalid);
        Assert.Equal(0, _flow.CancelAll(At(4)).Cancelled);
    }

    [Fact]
    public void A_duplicate_id_is_refused_and_the_existing_run_does_not_change()
    {
        _flow.Put("run-1", T0);
        _flow.Put("due", T0, startedAt: At(10));

        foreach (var (id, start) in new[] { ("run-1", 1), ("due", 1), ("run-1", 20), ("due", 20) })
        {
            Assert.Equal(
                new Refusal(RefusalReason.RunIdIsTaken, id),
                _flow.PutRun(RunId.Parse(id), new() { RunFor = RunPlan.Never }, At(start), At(5)).Refusal);
        }

        Assert.Equal(Seconds(30), _flow.Run("run-1", At(5))!.Plan.RunFor);
        Assert.Equal(["run-1"], _flow.Ids(At(5)));
    }

    [Fact]
    public void A_run_without_an_id_gets_a_free_one()
    {
        var flow = TestFlows.Flow(ids: RunIds.Seeded(3));
        flow.Put(RunIds.Seeded(3).Create().ToString(), T0);

        Assert.NotNull(flow.PutRun(null, RunPlanChanges.None, null, T0).Value);
        Assert.Equal(2, flow.Records(T0).Count);
    }

    [Fact]
    public void A_run_can_start_in_the_past_and_have_ended()
    {
        _flow.Put("old", At(100), startedAt: At(10));

        Assert.Equal(RunStatus.Successful, _flow.Status("old", At(100)));
        Assert.Equal(At(40), _flow.Records(At(100))[0].LastUpdatedAt);
    }

    [Fact]
    public void Returned_runs_are_copies_that_do_not_change_later()
    {
        var before = _flow.Run(_flow.StartRun(T0), At(1))!;
        _flow.CancelAll(At(2));

        Assert.False(before.Action.CancelWasRequested);
    }

    [Fact]
    public void Control_actions_wake_waiters_of_the_flow()
    {
        AssertHeard(() => _flow.Put("run-1", T0));
        AssertHeard(() => _flow.Finish("run-1", RunStatus.Error, At(1)));

        void AssertHeard(Action act)
        {
            var changed = _flow.Changed;
            act();
            Assert.True(changed.IsCompleted);
        }
    }
}
