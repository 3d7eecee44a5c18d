namespace AppflowCancel.UnitTests.Runs;

public sealed class RunCancelTests
{
    [Theory]
    [InlineData(9.999, RunStatus.InProgress)]
    [InlineData(10, RunStatus.CancelStarted)]
    [InlineData(10.001, RunStatus.CancelStarted)]
    [InlineData(14.999, RunStatus.CancelStarted)]
    [InlineData(15, RunStatus.Canceled)]
    [InlineData(15.001, RunStatus.Canceled)]
    [InlineData(30, RunStatus.Canceled)]
    public void A_cancelled_run_lingers_in_CancelStarted_for_cancelSeconds(double seconds, RunStatus expected) =>
        Assert.Equal(expected, Plan(30, 5).StartedAt(T0).CancelledAt(At(10)).StatusAt(At(seconds)));

    [Fact]
    public void A_cancel_replaces_the_planned_end_even_if_that_is_earlier()
    {
        var run = Plan(30, 60).StartedAt(T0).CancelledAt(At(10));

        Assert.Equal(RunStatus.CancelStarted, run.StatusAt(At(30)));
        Assert.Equal(RunStatus.CancelStarted, run.StatusAt(At(69.999)));
        Assert.Equal(RunStatus.Canceled, run.StatusAt(At(70)));
    }

    [Fact]
    public void With_zero_cancelSeconds_it_is_canceled_immediately() =>
        Assert.Equal(RunStatus.Canceled, Plan(30, 0).StartedAt(T0).CancelledAt(At(10)).StatusAt(At(10)));

    [Fact]
    public void With_infinite_cancelSeconds_it_waits_until_it_is_finished()
    {
        var run = Plan(30, null).StartedAt(T0).CancelledAt(At(10));

        Assert.Equal(RunStatus.CancelStarted, run.StatusAt(Instant.Last));
        Assert.Equal(RunStatus.Canceled, run.FinishedAt(At(500), RunStatus.Canceled).StatusAt(At(500)));
        Assert.Equal(RunStatus.CancelStarted, run.FinishedAt(At(500), RunStatus.Canceled).StatusAt(At(499.999)));
    }

    [Fact]
    public void A_run_may_be_cancelled_in_the_instant_it_starts()
    {
        var run = Plan(30, 5).StartedAt(T0).CancelledAt(T0);

        Assert.Equal(RunStatus.CancelStarted, run.StatusAt(T0));
        Assert.Equal(RunStatus.Canceled, run.StatusAt(At(5)));
    }

    [Theory]
    [InlineData(RunStatus.Canceled)]
    [InlineData(RunStatus.Successful)]
    [InlineData(RunStatus.Error)]
    public void It_ends_as_its_cancelOutcome(RunStatus outcome)
    {
        var run = (Plan(30, 5) with { CancelOutcome = outcome }).StartedAt(T0).CancelledAt(At(10));

        Assert.Equal(RunStatus.CancelStarted, run.StatusAt(At(14.999)));
        Assert.Equal(outcome, run.StatusAt(At(15)));
    }

    [Theory]
    [InlineData(0, 10, 15)]
    [InlineData(3, 10, 15)]
    [InlineData(9.999, 10, 15)]
    [InlineData(10, 20, 25)]
    [InlineData(10.001, 20, 25)]
    [InlineData(20, 25, 30)]
    [InlineData(24.999, 25, 30)]
    public void A_cancel_waits_for_the_current_batch_which_ends_with_the_run_at_the_latest(double cancel, double batchEnd, double end)
    {
        var run = (Plan(25, 5) with { BatchFor = Seconds(10) }).StartedAt(T0).CancelledAt(At(cancel));

        Assert.Equal(At(batchEnd), run.ProcessesUntil);
        Assert.Equal(At(end), run.EndsAt);
        Assert.Equal(RunStatus.CancelStarted, run.StatusAt(At(cancel)));
        Assert.Equal(RunStatus.CancelStarted, run.StatusAt(At(end - 0.001)));
        Assert.Equal(RunStatus.Canceled, run.StatusAt(At(end)));
    }

    [Fact]
    public void Batches_end_in_a_run_of_infinite_length_too()
    {
        var run = (Plan(null, 0) with { BatchFor = Seconds(10) }).StartedAt(T0).CancelledAt(At(1_000_003));

        Assert.Equal(At(1_000_010), run.EndsAt);
    }

    [Fact]
    public void A_batch_longer_than_the_run_ends_with_the_run()
    {
        var run = (Plan(30, 5) with { BatchFor = Seconds(1_000_000_000) }).StartedAt(T0).CancelledAt(At(1));

        Assert.Equal(At(30), run.ProcessesUntil);
        Assert.Equal(At(35), run.EndsAt);
    }

    [Theory]
    [InlineData(10, 10)]
    [InlineData(14.999, 10)]
    [InlineData(15, 15)]
    [InlineData(99, 15)]
    public void LastUpdatedAt_is_the_cancel_and_then_the_end(double now, double expected) =>
        Assert.Equal(At(expected), Plan(30, 5).StartedAt(T0).CancelledAt(At(10)).LastUpdatedAt(At(now)));

    private static RunPlan Plan(double? runSeconds, double? cancelSeconds) =>
        new() { RunFor = OrNever(runSeconds), CancelFor = OrNever(cancelSeconds) };
}
