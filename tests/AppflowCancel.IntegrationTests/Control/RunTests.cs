using System.Net;
using AppflowCancel.IntegrationTests.Support;

namespace AppflowCancel.IntegrationTests.Control;

/// <summary>Runs added through the control API, in the past or in the future.</summary>
public sealed class RunTests
{
    [Fact]
    public async Task A_run_without_members_gets_an_id()
    {
        await using var emulator = new TestEmulator();
        await emulator.PutFlow();

        var run = await emulator.TryControl(HttpMethod.Post, "/_appflow/flows/orders/runs");

        var id = run.MustBe(HttpStatusCode.OK).Json.GetProperty("executionId").GetString();
        Assert.Matches("^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$", id);
        Assert.Equal($"{id}=InProgress", await emulator.Statuses());
    }

    [Fact]
    public async Task A_run_is_shown_as_AWS_shows_it_with_its_facts_and_timeline()
    {
        await using var emulator = new TestEmulator();
        await emulator.PutFlow();
        await emulator.PutRun("""{"executionId":"run-1","plan":{"runSeconds":10,"cancelSeconds":null,"recordsPerSecond":1,"bytesPerRecord":2}}""");
        await emulator.Advance(4);

        Assert.Equal("""
            {
              "executionId": "run-1",
              "executionStatus": "InProgress",
              "executionResult": {
                "bytesProcessed": 8,
                "bytesWritten": 8,
                "recordsProcessed": 4
              },
              "startedAt": 1790000000.000,
              "lastUpdatedAt": 1790000000.000,
              "facts": {
                "startedAt": 1790000000.000,
                "origin": "Control",
                "plan": {
                  "runSeconds": 10,
                  "outcome": "Successful",
                  "cancelSeconds": null,
                  "cancelOutcome": "Canceled",
                  "batchSeconds": null,
                  "recordsPerSecond": 1,
                  "bytesPerRecord": 2
                }
              },
              "timeline": [
                {
                  "status": "InProgress",
                  "at": 1790000000.000,
                  "cause": "started by the control API"
                }
              ]
            }
            """, (await emulator.TryControl(HttpMethod.Get, "/_appflow/flows/orders/runs/run-1")).Body);
    }

    [Fact]
    public async Task A_run_started_in_the_past_has_progressed_according_to_its_plan()
    {
        await using var emulator = new TestEmulator();
        await emulator.PutFlow();

        await emulator.PutRun("""{"executionId":"running","startedAt":1789999990,"plan":{"runSeconds":11}}""");
        await emulator.PutRun("""{"executionId":"done","startedAt":1789999980,"plan":{"runSeconds":20}}""");

        Assert.Equal("running=InProgress done=Successful", await emulator.Statuses());
        Assert.Equal("-20 InProgress: started by the control API; 0 Successful: completed", await emulator.Details("done"));
        Assert.Equal("1000", await emulator.RunMember("running", "/executionResult/recordsProcessed"));
    }

    [Fact]
    public async Task A_run_due_in_the_future_is_not_in_the_records_and_cannot_be_cancelled_until_it_starts()
    {
        await using var emulator = new TestEmulator();
        await emulator.PutFlow();

        var put = await emulator.PutRun($$"""{"executionId":"due","startedAt":{{ControlSteps.Hour}}}""");

        Assert.Equal("Scheduled", put.MustBe(HttpStatusCode.OK).Json.GetProperty("executionStatus").GetString());
        Assert.Equal("", await emulator.Statuses());
        Assert.Equal("", await emulator.Details("due"));
        Assert.Equal("""{"invalidExecutions":["due"]}""", (await emulator.Cancel("due")).Body);
        await emulator.Advance(3600);
        Assert.Equal("due=InProgress", await emulator.Statuses());
        Assert.Equal("""{"invalidExecutions":[]}""", (await emulator.Cancel("due")).Body);
    }
}
