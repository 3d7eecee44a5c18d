using AppflowCancel.IntegrationTests.Support;

namespace AppflowCancel.IntegrationTests.Control;

/// <summary>Export, import, export gives the same document.</summary>
public sealed class StateRoundTripTests
{
    [Fact]
    public async Task An_empty_account()
    {
        await using var emulator = new TestEmulator();
        Assert.Equal(
            """{"account":"123456789012","region":"us-east-1","now":1790000000.000,"frozen":false,"rate":1,"faults":[],"flows":[]}""",
            Minified(await ReimportUnchanged(emulator)));
    }

    [Fact]
    public async Task Runs_in_every_status_written_by_hand()
    {
        await using var emulator = new TestEmulator();
        await emulator.PutRuns(
            ("a", "InProgress"), ("b", "CancelStarted"), ("c", "Canceled"), ("d", "Successful"), ("e", "Error"), ("f", "Scheduled"));

        var state = await ReimportUnchanged(emulator);

        Assert.Contains("\"executionStatus\": \"Scheduled\"", state, StringComparison.Ordinal);
        await emulator.Advance(0.5);
        await ReimportUnchanged(emulator);
        Assert.Equal("b=CancelStarted a=InProgress e=Error d=Successful c=Canceled", await emulator.Statuses());
    }

    [Fact]
    public async Task Runs_started_cancelled_finished_and_due_by_the_operations()
    {
        await using var emulator = new TestEmulator();
        await emulator.Create(FlowBody.Of(more: ""","description":"d","tags":{"emulator:run-seconds":"never","team":"data"}"""));
        await emulator.Create(FlowBody.Of("nightly", FlowBody.Scheduled("rate(1minute)", ""","dataPullMode":"Incremental" """)));
        await emulator.Create(FlowBody.Of("asleep", FlowBody.Scheduled()));
        await emulator.Create(FlowBody.Of("events", FlowBody.Event));
        var first = await emulator.Start();
        await emulator.Start();
        await emulator.Start("nightly");
        await emulator.Start("events");
        await emulator.Advance(61.5);
        await emulator.Post("/cancel-flow-executions", $$"""{"flowName":"orders","executionIds":["{{first}}"]}""");
        await emulator.Post("/cancel-flow-executions", """{"flowName":"nightly"}""");

        await ReimportUnchanged(emulator);
        await emulator.Advance(2);
        await ReimportUnchanged(emulator);

        Assert.Contains($"{first}=Canceled", await emulator.Statuses(), StringComparison.Ordinal);
        await emulator.Advance(60);
        Assert.Equal(3, (await emulator.Statuses("nightly")).Split(' ').Length);
    }

    [Fact]
    public async Task The_future_of_runs_is_the_same_after_an_import()
    {
        await using var emulator = new TestEmulator();
        await emulator.Create(FlowBody.Of("nightly", FlowBody.Scheduled("rate(1minute)", ""","dataPullMode":"Incremental" """)));
        await emulator.Start("nightly");
        await emulator.Advance(59);
        var saved = await emulator.State();
        await emulator.Advance(1.5);
        var future = await emulator.State();

        await emulator.PutState(saved);
        await emulator.Advance(1.5);

        // Except for the id of the run that was created after the import.
        Assert.Equal(WithoutIds(future), WithoutIds(await emulator.State()));
    }

    [Fact]
    public async Task Several_regions_in_one_document()
    {
        await using var emulator = new TestEmulator();
        await emulator.PutRuns(("run-1", "InProgress"));
        await emulator.Post("/create-flow", FlowBody.Of(), region: "eu-west-1");
        await emulator.Post("/create-flow", FlowBody.Of("returns"), region: "ap-south-1");

        var state = await ReimportUnchanged(emulator);

        Assert.Contains("\"region\": \"eu-west-1\"", state, StringComparison.Ordinal);
        var flow = await emulator.Post("/describe-flow", """{"flowName":"returns"}""", region: "ap-south-1");
        flow.MustBe(System.Net.HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_document_with_another_home_region_is_equivalent()
    {
        await using var emulator = new TestEmulator();
        await emulator.PutRuns(("run-1", "InProgress"));
        await emulator.Post("/create-flow", FlowBody.Of(), region: "eu-west-1");
        var here = await emulator.State();
        const string There = "/_appflow/state?account=123456789012&region=eu-west-1";
        var there = (await emulator.TryControl(HttpMethod.Get, There)).Body;

        await emulator.PutState(there);

        Assert.Equal(here, await emulator.State());
    }

    [Fact]
    public async Task Plans_batches_messages_and_facts()
    {
        await using var emulator = new TestEmulator(("Emulator:BatchSeconds", "7"));
        await emulator.PutState("""
            {"now":1790000000,"frozen":true,"rate":2.5,"flows":[{"flowName":"orders","plan":{"runSeconds":null,"errorMessage":"m"},"runs":[
            {"executionId":"a","startedAt":1789999990.001,"plan":{"batchSeconds":null,"cancelSeconds":"never","outcome":"Error"},
            "cancelRequestedAt":1789999995,"cancelRequestedBy":"2c07e424-21e4-4ee3-b70f-4fb55b2ecf79"},
            {"executionId":"b","startedAt":1789999900,"finishedAt":1789999950,"outcome":"Error","errorMessage":"own"},
            {"executionId":"c","startedAt":1789999900,"cancelRequestedAt":1789999910,"finishedAt":1789999911.5,"outcome":"Canceled"},
            {"executionId":"d","startedAt":1789999900,"dataPullStartTime":1,"dataPullEndTime":2,"origin":"Schedule",
            "plan":{"recordsPerSecond":0,"bytesPerRecord":1000000000,"cancelOutcome":"Successful","runSeconds":0.001}}]}]}
            """);

        await ReimportUnchanged(emulator);
    }

    private static async Task<string> ReimportUnchanged(TestEmulator emulator)
    {
        var first = await emulator.State();
        await emulator.PutState(first);
        Assert.Equal(first, await emulator.State());
        return first;
    }

    private static string Minified(string json) => json.ReplaceLineEndings("").Replace(" ", "", StringComparison.Ordinal);

    private static string WithoutIds(string json) =>
        System.Text.RegularExpressions.Regex.Replace(json, "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "id");
}
