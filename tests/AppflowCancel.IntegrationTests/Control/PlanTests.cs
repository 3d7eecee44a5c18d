using System.Net;
using AppflowCancel.IntegrationTests.Support;

namespace AppflowCancel.IntegrationTests.Control;

/// <summary>Plans define how runs proceed.</summary>
public sealed class PlanTests
{
    private const string Plan = "/_appflow/flows/orders/plan";

    [Fact]
    public async Task A_plan_is_returned_as_put_with_null_for_an_infinite_duration()
    {
        await using var emulator = new TestEmulator();
        await emulator.PutFlow();

        var plan = await emulator.TryControl(HttpMethod.Put, Plan, """
            {"runSeconds":null,"outcome":"Error","errorMessage":"no such bucket","cancelSeconds":"never","cancelOutcome":"Successful",
             "batchSeconds":2.5,"recordsPerSecond":7,"bytesPerRecord":0}
            """);

        Assert.Equal(200, plan.Status);
        Assert.Equal("""
            {
              "runSeconds": null,
              "outcome": "Error",
              "errorMessage": "no such bucket",
              "cancelSeconds": null,
              "cancelOutcome": "Successful",
              "batchSeconds": 2.5,
              "recordsPerSecond": 7,
              "bytesPerRecord": 0
            }
            """, plan.Body);
    }

    [Fact]
    public async Task A_plan_applies_to_runs_that_start_after_it_only()
    {
        await using var emulator = new TestEmulator();
        await emulator.PutFlow();
        var before = await emulator.StartRun();
        await emulator.Control(HttpMethod.Put, Plan, """{"runSeconds":5}""");
        var after = await emulator.StartRun();

        await emulator.Advance(5);

        Assert.Equal($"{after}=Successful {before}=InProgress", await emulator.Statuses());
    }

    [Fact]
    public async Task A_later_plan_replaces_the_whole_earlier_one()
    {
        await using var emulator = new TestEmulator();
        await emulator.PutFlow();
        await emulator.Control(HttpMethod.Put, Plan, """{"runSeconds":5,"outcome":"Error"}""");
        await emulator.Control(HttpMethod.Put, Plan, """{"runSeconds":6}""");
        var run = await emulator.StartRun();

        await emulator.Advance(6);

        Assert.Equal($"{run}=Successful", await emulator.Statuses());
    }

    [Fact]
    public async Task Without_its_plan_a_flow_follows_its_tags_and_without_those_the_options()
    {
        await using var emulator = new TestEmulator(("Emulator:RunSeconds", "3"), ("Emulator:Outcome", "Error"));
        await emulator.PutFlow(""","tags":{"emulator:run-seconds":"20"},"plan":{"runSeconds":10}""");
        Assert.Equal("10", await PlannedRunSeconds(emulator));

        var left = await emulator.TryControl(HttpMethod.Delete, Plan);
        Assert.Equal("{}", left.Body);
        Assert.Equal("20", await PlannedRunSeconds(emulator));

        var arn = Uri.EscapeDataString($"arn:aws:appflow:us-east-1:{TestEmulator.Account}:flow/orders");
        (await emulator.Send(HttpMethod.Delete, $"/tags/{arn}?tagKeys=emulator:run-seconds")).MustBe(HttpStatusCode.NoContent);
        Assert.Equal("3", await PlannedRunSeconds(emulator));
        Assert.Equal("Error", await emulator.RunMember(await emulator.StartRun(), "/facts/plan/outcome"));
    }

    [Fact]
    public async Task The_plan_of_a_single_run_overrides_all_others_member_by_member()
    {
        await using var emulator = new TestEmulator();
        await emulator.PutFlow(""","plan":{"runSeconds":10,"cancelSeconds":7}""");

        var run = (await emulator.PutRun("""{"executionId":"run-1","plan":{"runSeconds":null}}""")).MustBe(HttpStatusCode.OK).Json;

        var plan = JsonPointer.Find(run, "/facts/plan");
        Assert.Equal("null 7", $"{plan.GetProperty("runSeconds").GetRawText()} {plan.GetProperty("cancelSeconds")}");
    }

    private static async Task<string> PlannedRunSeconds(TestEmulator emulator) =>
        await emulator.RunMember(await emulator.StartRun(), "/facts/plan/runSeconds");
}
