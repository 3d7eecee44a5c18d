using System.Net;

namespace AppflowCancel.Testing.Tests;

public sealed class FlowRunTests : SandboxTest
{
    private FlowRun _run = null!;

    private protected override async Task SetUpAsync()
    {
        await Sandbox.PutFlowAsync("orders", Plans.Endless);
        _run = await Sandbox.StartRunAsync("orders", "run-1");
    }

    [Fact]
    public async Task A_wait_completes_when_the_status_is_reached()
    {
        var wait = _run.WaitForAsync(RunStatus.Canceled);
        await _run.CancelAsync();
        Assert.False(wait.IsCompleted);

        await Sandbox.Clock.AdvanceToNextTransitionAsync();

        var details = await wait;
        Assert.Equal((_run.Id, RunStatus.Canceled), (details.Id, details.Status));
        Assert.Equal([RunStatus.InProgress, RunStatus.CancelStarted, RunStatus.Canceled], details.Timeline.Select(entry => entry.Status));
        Assert.Equal(details.LastUpdatedAt, details.Timeline[^1].At);
        Assert.Equal("canceled", details.Timeline[^1].Cause);
    }

    [Fact]
    public async Task A_wait_that_times_out_reports_the_timeline_and_the_clock()
    {
        await _run.CancelAsync();

        var exception = await Assert.ThrowsAsync<TimeoutException>(() => _run.WaitForAsync(RunStatus.Canceled, TimeSpan.Zero));

        Assert.Matches(
            @"^Run run-1 of orders is CancelStarted and did not become Canceled within 0 s\. The clock shows \S+, frozen\. The run's timeline:\n"
            + @" +\S+ InProgress: started by the control API\n +\S+ CancelStarted: cancel requested by request \S+$",
            exception.Message);
    }

    [Fact]
    public async Task A_wait_for_an_unreachable_status_fails_immediately()
    {
        await _run.FinishAsync(RunStatus.Successful);

        var exception = await Assert.ThrowsAsync<AppflowControlException>(() => _run.WaitForAsync(RunStatus.Canceled));

        Assert.Equal(HttpStatusCode.Conflict, exception.StatusCode);
    }

    [Fact]
    public async Task A_wait_can_be_cancelled()
    {
        using var source = new CancellationTokenSource();
        var wait = _run.WaitForAsync(RunStatus.Canceled, cancellationToken: source.Token);

        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => wait);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(3601)]
    public async Task A_deadline_is_from_zero_to_an_hour(int seconds) =>
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>("timeout", () => _run.WaitForAsync(RunStatus.Canceled, TimeSpan.FromSeconds(seconds)));

    [Fact]
    public async Task A_cancel_is_accepted_once()
    {
        Assert.True(await _run.CancelAsync());
        Assert.False(await _run.CancelAsync());
        Assert.Equal(RunStatus.CancelStarted, await _run.GetStatusAsync());
    }

    [Fact]
    public async Task A_run_can_be_finished()
    {
        var details = await _run.FinishAsync(RunStatus.Error, "The bucket is gone.");

        Assert.Equal(RunStatus.Error, details.Status);
        Assert.Equal(("The bucket is gone.", 0), (details.Result.Error!.Message, details.Result.Error.PutFailuresCount));
    }

    [Fact]
    public async Task Canceled_is_reached_from_CancelStarted_only()
    {
        var exception = await Assert.ThrowsAsync<AppflowControlException>(() => _run.FinishAsync(RunStatus.Canceled));

        Assert.Equal(HttpStatusCode.Conflict, exception.StatusCode);
        Assert.Contains("is not in CancelStarted", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_run_is_an_error_that_names_it()
    {
        var exception = await Assert.ThrowsAsync<AppflowControlException>(() => Sandbox.GetRun("orders", "run-2").GetAsync());

        Assert.Equal(HttpStatusCode.NotFound, exception.StatusCode);
        Assert.Contains("run-2", exception.Message, StringComparison.Ordinal);
    }
}
