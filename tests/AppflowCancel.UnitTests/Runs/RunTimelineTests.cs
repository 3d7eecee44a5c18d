namespace AppflowCancel.UnitTests.Runs;

public sealed class RunTimelineTests
{
    private static readonly RunPlan Plan = new() { RunFor = Seconds(30), CancelFor = Seconds(5) };
    private static readonly Guid Request = new("7b2c8d1e-3f4a-4b5c-8d6e-9f0a1b2c3d4e");

    [Fact]
    public void An_untouched_run_starts_and_completes() =>
        Assert.Equal(
            ["InProgress 0 started by StartFlow", "Successful 30 completed"],
            Lines(Plan.StartedAt(T0), At(30)));

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(0, 1)]
    [InlineData(29.999, 1)]
    [InlineData(30, 2)]
    public void It_contains_only_past_transitions(double now, int lines) =>
        Assert.Equal(lines, Lines(Plan.StartedAt(T0), At(now)).Count);

    [Theory]
    [InlineData(RunOrigin.StartFlow, "started by StartFlow")]
    [InlineData(RunOrigin.Schedule, "started by the schedule")]
    [InlineData(RunOrigin.Control, "started by the control API")]
    [InlineData(RunOrigin.Seed, "from a state document")]
    public void It_says_what_started_the_run(RunOrigin origin, string cause) =>
        Assert.Equal([$"InProgress 0 {cause}"], Lines(Plan.StartedAt(T0, origin), T0));

    [Fact]
    public void It_names_the_request_that_cancelled() =>
        Assert.Equal(
            ["InProgress 0 started by StartFlow", $"CancelStarted 10 cancel requested by request {Request}", "Canceled 15 canceled"],
            Lines(Plan.StartedAt(T0).CancelledAt(At(10), Request), At(99)));

    [Fact]
    public void A_cancel_without_a_request_came_from_a_state_document() =>
        Assert.Equal(
            "CancelStarted 10 cancel requested by the state document",
            Lines(Plan.StartedAt(T0).CancelledAt(At(10)), At(12))[^1]);

    [Fact]
    public void A_delayed_cancel_says_when_the_batch_ended() =>
        Assert.Equal(
            ["CancelStarted 12 batch finished", "Canceled 17 canceled"],
            Lines((Plan with { BatchFor = Seconds(12) }).StartedAt(T0).CancelledAt(At(10)), At(99)).Skip(2));

    [Fact]
    public void A_run_finished_within_its_batch_did_not_finish_the_batch() =>
        Assert.Equal(
            ["Canceled 11 finished through the control API"],
            Lines(
                (Plan with { BatchFor = Seconds(12) }).StartedAt(T0).CancelledAt(At(10)).FinishedAt(At(11), RunStatus.Canceled),
                At(99)).Skip(2));

    [Theory]
    [InlineData(RunStatus.Successful)]
    [InlineData(RunStatus.Error)]
    public void A_cancel_that_loses_the_race_says_so(RunStatus outcome) =>
        Assert.Equal(
            $"{outcome} 15 ended before the cancel took effect",
            Lines((Plan with { CancelOutcome = outcome }).StartedAt(T0).CancelledAt(At(10), Request), At(99))[^1]);

    [Theory]
    [InlineData(null, "Error 30 failed")]
    [InlineData("no such bucket", "Error 30 failed: no such bucket")]
    public void A_failed_run_says_why(string? message, string line) =>
        Assert.Equal(
            line,
            Lines((Plan with { Outcome = RunStatus.Error, ErrorMessage = message }).StartedAt(T0), At(99))[^1]);

    [Fact]
    public void A_finished_run_says_so() =>
        Assert.Equal("Error 4 finished through the control API", Lines(Plan.StartedAt(T0).FinishedAt(At(4), RunStatus.Error, "x"), At(99))[^1]);

    [Fact]
    public void A_run_without_end_has_no_final_transition() =>
        Assert.Single(Lines((Plan with { RunFor = RunPlan.Never }).StartedAt(T0), Instant.Last));

    private static List<string> Lines(Run run, Instant now) =>
        [.. RunTimeline.Until(run, now).Select(line => $"{line.Status} {(line.At - T0).TotalSeconds} {line.Cause}")];
}
