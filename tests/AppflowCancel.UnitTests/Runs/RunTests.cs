namespace AppflowCancel.UnitTests.Runs;

public sealed class RunTests
{
    [Theory]
    [InlineData(-0.001, RunStatus.Scheduled)]
    [InlineData(0, RunStatus.InProgress)]
    [InlineData(0.001, RunStatus.InProgress)]
    [InlineData(9.999, RunStatus.InProgress)]
    [InlineData(10, RunStatus.Successful)]
    [InlineData(10.001, RunStatus.Successful)]
    [InlineData(1_000_000, RunStatus.Successful)]
    public void An_untouched_run_is_in_progress_for_runSeconds(double seconds, RunStatus expected) =>
        Assert.Equal(expected, Plan(10).StartedAt(T0).StatusAt(At(seconds)));

    [Theory]
    [InlineData(RunStatus.Successful)]
    [InlineData(RunStatus.Error)]
    public void It_ends_as_the_outcome_of_its_plan(RunStatus outcome) =>
        Assert.Equal(outcome, (Plan(10) with { Outcome = outcome }).StartedAt(T0).StatusAt(At(10)));

    [Fact]
    public void Without_an_end_it_stays_in_progress()
    {
        var run = Plan(null).StartedAt(T0);

        Assert.Equal(RunStatus.InProgress, run.StatusAt(Instant.Last));
        Assert.Equal(Instant.Never, run.EndsAt);
        Assert.Equal(Instant.Never, run.NextTransitionAfter(T0));
    }

    [Fact]
    public void A_run_of_zero_seconds_is_never_in_progress()
    {
        var run = Plan(0).StartedAt(T0);

        Assert.Equal(RunStatus.Scheduled, run.StatusAt(At(-0.001)));
        Assert.Equal(RunStatus.Successful, run.StatusAt(T0));
        Assert.Equal(default, run.ProgressAt(At(5)));
    }

    [Fact]
    public void The_defaults_are_thirty_seconds_and_two_to_cancel()
    {
        Assert.Equal(At(30), new RunPlan().StartedAt(T0).EndsAt);
        Assert.Equal(At(12), new RunPlan().StartedAt(T0).CancelledAt(At(10)).EndsAt);
        Assert.Null(new RunPlan().BatchFor);
    }

    [Theory]
    [InlineData(RunStatus.Successful)]
    [InlineData(RunStatus.Error)]
    public void A_finished_run_ends_then_with_that_outcome(RunStatus outcome)
    {
        var run = Plan(10).StartedAt(T0).FinishedAt(At(4), outcome);

        Assert.Equal(RunStatus.InProgress, run.StatusAt(At(3.999)));
        Assert.Equal(outcome, run.StatusAt(At(4)));
        Assert.Equal(outcome, run.StatusAt(At(10)));
    }

    [Fact]
    public void A_run_of_infinite_length_can_be_finished() =>
        Assert.Equal(RunStatus.Successful, Plan(null).StartedAt(T0).FinishedAt(At(4), RunStatus.Successful).StatusAt(At(4)));

    [Fact]
    public void The_message_of_an_error_comes_from_the_finish_or_else_from_the_plan()
    {
        var plan = Plan(10) with { Outcome = RunStatus.Error, ErrorMessage = "planned" };

        Assert.Equal("planned", RunSnapshot.Of(plan.StartedAt(T0), At(10)).ErrorMessage);
        Assert.Equal("The flow run failed.", RunSnapshot.Of((plan with { ErrorMessage = null }).StartedAt(T0), At(10)).ErrorMessage);
        Assert.Null(RunSnapshot.Of(plan.StartedAt(T0), At(9)).ErrorMessage);
        Assert.Equal("said", RunSnapshot.Of(plan.StartedAt(T0).FinishedAt(At(3), RunStatus.Error, "said"), At(3)).ErrorMessage);
        Assert.Null(RunSnapshot.Of(plan.StartedAt(T0).FinishedAt(At(3), RunStatus.Successful), At(3)).ErrorMessage);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(9.999, 0)]
    [InlineData(10, 10)]
    [InlineData(99, 10)]
    public void LastUpdatedAt_is_the_last_transition_that_has_happened(double now, double expected) =>
        Assert.Equal(At(expected), Plan(10).StartedAt(T0).LastUpdatedAt(At(now)));

    [Theory]
    [InlineData(-5, 0)]
    [InlineData(0, 10)]
    [InlineData(9.999, 10)]
    public void The_next_transition_is_the_start_and_then_the_end(double now, double expected) =>
        Assert.Equal(At(expected), Plan(10).StartedAt(T0).NextTransitionAfter(At(now)));

    [Fact]
    public void After_its_end_there_are_no_more_transitions() =>
        Assert.Equal(Instant.Never, Plan(10).StartedAt(T0).NextTransitionAfter(At(10)));

    [Theory]
    [InlineData(RunStatus.Scheduled, false)]
    [InlineData(RunStatus.InProgress, false)]
    [InlineData(RunStatus.CancelStarted, false)]
    [InlineData(RunStatus.Canceled, true)]
    [InlineData(RunStatus.Successful, true)]
    [InlineData(RunStatus.Error, true)]
    public void Only_three_statuses_are_final(RunStatus status, bool final) => Assert.Equal(final, status.IsFinal);

    private static RunPlan Plan(double? runSeconds) => new() { RunFor = OrNever(runSeconds) };
}
