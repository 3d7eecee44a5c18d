using System.Net;
using AppflowCancel.IntegrationTests.Support;

namespace AppflowCancel.IntegrationTests.Control;

/// <summary>Run ids, and errors in runs added by the control API.</summary>
public sealed class RunIdTests
{
    [Fact]
    public async Task An_id_that_the_flow_has_already_is_refused_and_the_run_that_has_it_stays()
    {
        await using var emulator = new TestEmulator();
        await emulator.PutRuns(("run-1", "Successful"));

        (await emulator.PutRun("""{"executionId":"run-1"}""")).MustRefuse(409, "The flow has a run run-1 already.");
        Assert.Equal("run-1=Successful", await emulator.Statuses());
    }

    [Fact]
    public async Task A_generated_run_id_never_collides_with_an_existing_one()
    {
        await using var emulator = new TestEmulator(("Emulator:RandomSeed", "1"));
        await emulator.PutFlow();
        await emulator.StartRun();
        await emulator.PutRun("{}");
        var state = (await emulator.TryControl(HttpMethod.Get, "/_appflow/state")).Body;

        // The account's generated ids start again, and collide with those from the document.
        await emulator.PutState(state);

        (await emulator.PutRun("{}")).MustBe(HttpStatusCode.OK);
        Assert.Equal(3, (await emulator.Statuses()).Split(' ').Length);
    }

    [Theory]
    [InlineData("""{"executionId":"a b"}""", "$.executionId must be a string of 1 to 256 characters without white space.")]
    [InlineData("""{"executionId":""}""", "$.executionId must be a string of 1 to 256 characters without white space.")]
    [InlineData("""{"executionId":7}""", "$.executionId is 7; allowed: a string.")]
    [InlineData("""{"startedAt":"now"}""", "$.startedAt is \"now\"; allowed: a number from 0 to 253402300799.")]
    [InlineData("""{"plan":{"runSecs":5}}""", "$.plan.runSecs is not known; did you mean runSeconds? Allowed: runSeconds, outcome, "
        + "errorMessage, cancelSeconds, cancelOutcome, batchSeconds, recordsPerSecond, bytesPerRecord.")]
    [InlineData("""{"executionID":"run-1"}""", "$.executionID is not known; did you mean executionId? Allowed: executionId, startedAt, plan.")]
    public async Task An_invalid_run_is_refused_with_its_path_and_what_is_allowed(string run, string message)
    {
        await using var emulator = new TestEmulator();
        await emulator.PutFlow();

        (await emulator.PutRun(run)).MustRefuse(400, message);
        Assert.Equal("", await emulator.Statuses());
    }

    [Fact]
    public async Task An_unknown_flow_and_an_unknown_run_give_different_errors()
    {
        await using var emulator = new TestEmulator();
        (await emulator.PutRun("{}")).MustRefuse(404, "There is no flow orders in this account and region.");

        await emulator.PutFlow();
        (await emulator.TryControl(HttpMethod.Get, "/_appflow/flows/orders/runs/run-1")).MustRefuse(404, "The flow has no run run-1.");
    }

    [Theory]
    [InlineData("a/b", "a%2Fb")]
    [InlineData("100%41", "100%2541")]
    [InlineData("a%2Fb", "a%252Fb")]
    [InlineData("%2f", "%252f")]
    [InlineData("ä", "%C3%A4")]
    public async Task A_run_is_found_with_any_characters_in_its_id(string id, string inPath)
    {
        await using var emulator = new WireEmulator();
        await emulator.Send("PUT", "/_appflow/state", $$"""{"flows":[{"flowName":"orders","runs":[{"executionId":"{{id}}"}]}]}""");

        var run = await emulator.Send("GET", $"/_appflow/flows/orders/runs/{inPath}");

        Assert.Equal(id, run.MustBe(HttpStatusCode.OK).Json.GetProperty("executionId").GetString());
    }
}
