using AppflowCancel.IntegrationTests.Support;

namespace AppflowCancel.IntegrationTests.Control;

/// <summary>Refused waits: immediately, or when the status can no longer be reached.</summary>
public sealed class WaitRefusalTests
{
    [Theory]
    [InlineData("Successful", "Canceled")]
    [InlineData("Canceled", "Error")]
    [InlineData("Error", "InProgress")]
    [InlineData("CancelStarted", "InProgress")]
    [InlineData("InProgress", "Scheduled")]
    public async Task A_status_that_can_no_longer_be_reached_is_refused_immediately(string status, string wanted)
    {
        await using var emulator = new TestEmulator();
        await emulator.PutRuns(("run-1", status));

        (await emulator.Wait(wanted)).MustRefuse(409, $"The run is {status} and can no longer become {wanted}.");
    }

    [Fact]
    public async Task A_pending_wait_is_refused_when_another_end_comes_first()
    {
        var (emulator, _, wait) = await Waits.Pending("Canceled");
        await using var __ = emulator;

        await emulator.Advance(30);

        (await wait).MustRefuse(409, "The run is Successful and can no longer become Canceled.");
    }

    [Fact]
    public async Task A_status_that_does_not_come_in_time_is_a_timeout()
    {
        var (emulator, time, wait) = await Waits.Pending("Canceled", timeoutSeconds: "7.5", run: """{"executionStatus":"InProgress","plan":{"runSeconds":null}}""");
        await using var _ = emulator;

        time.Advance(7.499);
        Assert.False(wait.IsCompleted);
        time.Advance(0.001);

        (await wait).MustRefuse(408, "The run is still InProgress and not Canceled.");
    }

    [Fact]
    public async Task A_status_that_comes_at_the_deadline_is_no_timeout()
    {
        await using var emulator = new TestEmulator { Time = new TimeThatPassesDuringAWait(30) };
        await emulator.PutRuns(("run-1", "InProgress"));

        Assert.Equal("Successful", (await emulator.Wait("Successful", "30")).Json.GetProperty("executionStatus").GetString());
    }

    [Fact]
    public async Task A_timeout_of_zero_does_not_wait()
    {
        await using var emulator = new TestEmulator();
        await emulator.PutRuns(("run-1", "CancelStarted"));

        (await emulator.Wait("Canceled", "0")).MustRefuse(408, "The run is still CancelStarted and not Canceled.");
    }

    [Theory]
    [InlineData("?status=Cancelled", "Query parameter status is 'Cancelled'; allowed: Scheduled, InProgress, CancelStarted, Canceled, Successful, Error.")]
    [InlineData("", "Query parameter status is ''; allowed: Scheduled, InProgress, CancelStarted, Canceled, Successful, Error.")]
    [InlineData("?status=Canceled&timeoutSeconds=soon", "Query parameter timeoutSeconds is 'soon'; allowed: a number from 0 to 3600.")]
    [InlineData("?status=Canceled&timeoutSeconds=3601", "Query parameter timeoutSeconds is '3601'; allowed: a number from 0 to 3600.")]
    [InlineData("?status=Canceled&timeout=5", "Query parameter timeout is not known; did you mean timeoutSeconds? Allowed: account, region, status, timeoutSeconds.")]
    public async Task An_invalid_wait_is_refused(string query, string message)
    {
        await using var emulator = new TestEmulator();
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/_appflow/flows/orders/runs/run-1/wait{query}");

        (await emulator.Send(request)).MustRefuse(400, message);
    }

    [Fact]
    public async Task A_wait_for_a_missing_run_is_refused_immediately()
    {
        await using var emulator = new TestEmulator();
        (await emulator.Wait("Canceled")).MustRefuse(404, "There is no flow orders in this account and region.");

        await emulator.PutFlow();
        (await emulator.Wait("Canceled")).MustRefuse(404, "The flow has no run run-1.");
    }

    /// <summary>As soon as a wait with this timeout has read the clock, the timeout passes.</summary>
    private sealed class TimeThatPassesDuringAWait(double timeoutSeconds) : ManualTime
    {
        private bool _passes;

        public override long GetTimestamp()
        {
            var read = base.GetTimestamp();
            if (_passes)
            {
                _passes = false;
                Advance(timeoutSeconds);
            }

            return read;
        }

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            _passes |= dueTime == TimeSpan.FromSeconds(timeoutSeconds);
            return base.CreateTimer(callback, state, dueTime, period);
        }
    }
}
