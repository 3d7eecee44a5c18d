using AppflowCancel.IntegrationTests.Support;

namespace AppflowCancel.IntegrationTests.Control;

/// <summary>Timelines of runs, with causes.</summary>
public sealed class RunDetailsTests
{
    [Fact]
    public async Task A_cancel_waits_for_the_current_batch_and_the_timeline_says_so()
    {
        await using var emulator = new TestEmulator();
        await emulator.PutFlow(""","plan":{"runSeconds":60,"batchSeconds":10}""");
        var run = await emulator.StartRun();
        await emulator.Advance(13);
        await emulator.Cancel(run);

        await emulator.Advance(100);

        Assert.Equal(
            "0 InProgress: started by StartFlow; 13 CancelStarted: cancel requested by request ID; 20 CancelStarted: batch finished; 22 Canceled: canceled",
            await emulator.Details(run));
        Assert.Equal("2000", await emulator.RunMember(run, "/executionResult/recordsProcessed"));
    }

    [Theory]
    [InlineData("""{"outcome":"Error","errorMessage":"no space"}""", "5 Error: failed: no space")]
    [InlineData("""{"outcome":"Error"}""", "5 Error: failed")]
    [InlineData("""{"outcome":"Successful"}""", "5 Successful: completed")]
    public async Task The_timeline_of_an_untouched_run_shows_how_it_ended(string plan, string end)
    {
        await using var emulator = new TestEmulator();
        await emulator.PutFlow($",\"plan\":{plan}");
        await emulator.PutRun("""{"executionId":"run-1","plan":{"runSeconds":5}}""");

        await emulator.Advance(5);

        Assert.Equal($"0 InProgress: started by the control API; {end}", await emulator.Details("run-1"));
    }

    [Fact]
    public async Task A_cancel_that_loses_the_race_is_in_the_timeline_with_the_request_id_of_its_answer()
    {
        await using var emulator = new TestEmulator();
        await emulator.PutFlow(""","plan":{"cancelOutcome":"Successful"}""");
        var run = await emulator.StartRun();
        var cancel = await emulator.Cancel(run);
        await emulator.Advance(2);

        var timeline = (await emulator.Run(run)).GetProperty("timeline");

        Assert.Equal($"cancel requested by request {cancel.Headers["x-amzn-RequestId"]}", JsonPointer.Find(timeline, "/1/cause").GetString());
        Assert.Equal("ended before the cancel took effect", JsonPointer.Find(timeline, "/2/cause").GetString());
    }
}
