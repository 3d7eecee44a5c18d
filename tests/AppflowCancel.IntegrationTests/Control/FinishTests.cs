using System.Net;
using AppflowCancel.IntegrationTests.Support;

namespace AppflowCancel.IntegrationTests.Control;

/// <summary>Runs finished through the control API, and their timelines.</summary>
public sealed class FinishTests
{
    [Fact]
    public async Task A_run_in_progress_ends_at_the_instant_it_is_finished()
    {
        await using var emulator = new TestEmulator();
        await emulator.PutFlow(""","plan":{"runSeconds":null}""");
        var run = await emulator.StartRun();
        await emulator.Advance(1000);

        (await emulator.Finish(run, """{"outcome":"Successful"}""")).MustBe(HttpStatusCode.OK);

        Assert.Equal($"{run}=Successful", await emulator.Statuses());
        Assert.Equal("0 InProgress: started by StartFlow; 1000 Successful: finished through the control API", await emulator.Details(run));
    }

    [Fact]
    public async Task A_run_finished_as_an_error_shows_the_message_as_AWS_shows_it()
    {
        await using var emulator = new TestEmulator();
        await emulator.PutRuns(("run-1", "InProgress"));

        await emulator.Finish("run-1", """{"outcome":"Error","errorMessage":"access to the bucket denied"}""");

        var records = await emulator.Post("/describe-flow-execution-records", """{"flowName":"orders"}""");
        Assert.Contains(
            """{"errorInfo":{"putFailuresCount":0,"executionMessage":"access to the bucket denied"},""", records.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_can_be_finished_as_Canceled_only_after_a_cancel_request()
    {
        await using var emulator = new TestEmulator();
        await emulator.PutFlow(""","plan":{"cancelSeconds":null}""");
        var run = await emulator.StartRun();

        (await emulator.Finish(run, """{"outcome":"Canceled"}"""))
            .MustRefuse(409, $"Run {run} is not in CancelStarted, and only from there can it become Canceled.");
        await emulator.Cancel(run);
        await emulator.Advance(500);
        Assert.Equal($"{run}=CancelStarted", await emulator.Statuses());
        (await emulator.Finish(run, """{"outcome":"Canceled"}""")).MustBe(HttpStatusCode.OK);

        Assert.Equal(
            "0 InProgress: started by StartFlow; 0 CancelStarted: cancel requested by request ID; 500 Canceled: finished through the control API",
            await emulator.Details(run));
    }

    [Theory]
    [InlineData("Successful")]
    [InlineData("Error")]
    [InlineData("Canceled")]
    public async Task Finishing_a_run_that_has_ended_is_refused_and_changes_nothing(string status)
    {
        await using var emulator = new TestEmulator();
        await emulator.PutRuns(("run-1", status));

        (await emulator.Finish("run-1", """{"outcome":"Successful"}""")).MustRefuse(409, $"The run has ended as {status}.");
        Assert.Equal($"run-1={status}", await emulator.Statuses());
    }

    [Fact]
    public async Task A_missing_or_due_run_cannot_be_finished()
    {
        await using var emulator = new TestEmulator();
        (await emulator.Finish("run-1", """{"outcome":"Error"}""")).MustRefuse(404, "There is no flow orders in this account and region.");
        await emulator.PutRuns(("due", "Scheduled"));

        (await emulator.Finish("run-1", """{"outcome":"Error"}""")).MustRefuse(404, "The flow has no run run-1.");
        (await emulator.Finish("due", """{"outcome":"Error"}""")).MustRefuse(409, "Run due has not started yet.");
    }

    [Theory]
    [InlineData("{}", "$.outcome must be Successful, Error or Canceled.")]
    [InlineData("""{"outcome":"Cancelled"}""", "$.outcome is \"Cancelled\"; allowed: Successful, Error, Canceled.")]
    [InlineData("""{"outcome":"InProgress"}""", "$.outcome is \"InProgress\"; allowed: Successful, Error, Canceled.")]
    [InlineData("""{"outcome":"Error","message":"x"}""", "$.message is not known; did you mean errorMessage? Allowed: outcome, errorMessage.")]
    [InlineData("", "Not JSON at line 1, column 1.")]
    public async Task An_invalid_finish_is_refused_and_the_run_continues(string body, string message)
    {
        await using var emulator = new TestEmulator();
        await emulator.PutRuns(("run-1", "InProgress"));

        (await emulator.Finish("run-1", body)).MustRefuse(400, message);
        Assert.Equal("run-1=InProgress", await emulator.Statuses());
    }
}
