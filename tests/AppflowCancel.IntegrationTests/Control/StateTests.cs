using AppflowCancel.IntegrationTests.Support;

namespace AppflowCancel.IntegrationTests.Control;

/// <summary>The account's state as a document: given statuses, replace, merge, clear.</summary>
public sealed class StateTests
{
    private const string Path = "/_appflow/state";

    [Theory]
    [InlineData("InProgress", "30=Successful")]
    [InlineData("CancelStarted", "2=Canceled")]
    [InlineData("Scheduled", "3600=InProgress")]
    public async Task A_seeded_status_becomes_a_history_that_continues(string status, string next)
    {
        await using var emulator = new TestEmulator();
        await emulator.PutRuns(("run-1", status));
        var (seconds, then) = next.Split('=') is [var left, var right] ? (double.Parse(left, System.Globalization.CultureInfo.InvariantCulture), right) : default;

        await emulator.Advance(seconds - 0.001);
        Assert.Equal(status == "Scheduled" ? "" : $"run-1={status}", await emulator.Statuses());
        await emulator.Advance(0.001);
        Assert.Equal($"run-1={then}", await emulator.Statuses());
    }

    [Theory]
    [InlineData("Canceled", 2800)]
    [InlineData("Successful", 3000)]
    [InlineData("Error", 3000)]
    public async Task A_seeded_final_status_has_a_history_and_is_final(string status, long records)
    {
        await using var emulator = new TestEmulator();
        await emulator.PutRuns(("run-1", status));
        await emulator.Advance(1000);

        var run = (await emulator.Post("/describe-flow-execution-records", """{"flowName":"orders"}"""))
            .Json.GetProperty("flowExecutions")[0];
        Assert.Equal(status, run.GetProperty("executionStatus").GetString());
        Assert.Equal("1789999970.000", run.GetProperty("startedAt").GetRawText());
        Assert.Equal("1790000000.000", run.GetProperty("lastUpdatedAt").GetRawText());
        Assert.Equal(records, run.GetProperty("executionResult").GetProperty("recordsProcessed").GetInt64());
    }

    [Fact]
    public async Task A_flow_needs_only_a_name()
    {
        await using var emulator = new TestEmulator();
        (await emulator.TryControl(HttpMethod.Put, Path, """{"flows":[{"flowName":"orders"}]}"""))
            .MustHaveBody("""{"account":"123456789012","flows":1,"runs":0}""");

        var flow = await emulator.Describe();
        Assert.Equal("""{"triggerType":"OnDemand","triggerProperties":{}}""", flow.Member("triggerConfig"));
        Assert.Equal("""[{"sourceFields":[],"taskType":"Map_all","taskProperties":{}}]""", flow.Member("tasks"));
        Assert.NotNull(await emulator.Start());
    }

    [Fact]
    public async Task Replace_leaves_nothing_of_the_old_state()
    {
        await using var emulator = new TestEmulator();
        await emulator.PutRuns(("run-1", "InProgress"));
        await emulator.Post("/create-flow", FlowBody.Of(), region: "eu-west-1");

        await emulator.PutState("""{"flows":[{"flowName":"returns"}]}""");

        Assert.Equal(404, (await emulator.Describe()).Status);
        Assert.Equal(404, (await emulator.Post("/describe-flow", """{"flowName":"orders"}""", region: "eu-west-1")).Status);
    }

    [Fact]
    public async Task Replace_without_now_keeps_the_clock()
    {
        await using var emulator = new TestEmulator();
        await emulator.Control(HttpMethod.Put, "/_appflow/clock", """{"frozen":true,"rate":3,"now":1790000500}""");

        await emulator.PutRuns(("run-1", "InProgress"));

        await ClockShows(emulator, """{"now":1790000500.000,"frozen":true,"rate":3}""");
    }

    [Theory]
    [InlineData("1800000000")]
    [InlineData("1700000000")]
    [InlineData("0")]
    public async Task Replace_with_now_sets_the_clock_even_back(string now)
    {
        await using var emulator = new TestEmulator();
        await emulator.Advance(1000);

        await emulator.PutState($$"""{"now":{{now}},"flows":[{"flowName":"orders","runs":[{"executionId":"r","executionStatus":"InProgress"}]}]}""");

        await ClockShows(emulator, $$"""{"now":{{now}}.000,"frozen":false,"rate":1}""");
        Assert.Equal("r=InProgress", await emulator.Statuses());
    }

    [Fact]
    public async Task Merge_adds_flows_and_replaces_those_of_the_same_name()
    {
        await using var emulator = new TestEmulator();
        await emulator.PutState("""
            {"flows":[{"flowName":"kept","runs":[{"executionId":"k","executionStatus":"InProgress"}]},
            {"flowName":"orders","runs":[{"executionId":"old","executionStatus":"InProgress"}]}]}
            """);

        (await emulator.TryControl(HttpMethod.Post, Path, """
            {"flows":[{"flowName":"orders","runs":[{"executionId":"new","executionStatus":"Error"}]},{"flowName":"added"}]}
            """)).MustHaveBody("""{"account":"123456789012","flows":2,"runs":1}""");

        Assert.Equal("k=InProgress", await emulator.Statuses("kept"));
        Assert.Equal("new=Error", await emulator.Statuses());
        Assert.Equal("", await emulator.Statuses("added"));
    }

    [Fact]
    public async Task Merge_moves_the_clock_forward_but_not_back()
    {
        await using var emulator = new TestEmulator();
        await emulator.Control(HttpMethod.Post, Path, """{"now":1790000010}""");
        await ClockShows(emulator, """{"now":1790000010.000,"frozen":false,"rate":1}""");
        var before = await emulator.State();

        (await emulator.TryControl(HttpMethod.Post, Path, """{"now":1790000009,"flows":[{"flowName":"orders"}]}""")).MustBeBadRequest(
            "$.now is before the account's clock, and time moves forward only; PUT replaces the clock.");

        Assert.Equal(before, await emulator.State());
    }

    [Fact]
    public async Task Clear_empties_the_account_and_sets_its_clock_to_real_time()
    {
        await using var emulator = new TestEmulator();
        await emulator.PutRuns(("run-1", "CancelStarted"));
        await emulator.Control(HttpMethod.Put, "/_appflow/clock", """{"frozen":true,"rate":3,"now":1790000500}""");

        (await emulator.TryControl(HttpMethod.Delete, Path)).MustHaveBody("""{"account":"123456789012","flows":0,"runs":0}""");

        await ClockShows(emulator, """{"now":1790000000.000,"frozen":false,"rate":1}""");
        Assert.Equal(404, (await emulator.Describe()).Status);
    }

    [Fact]
    public async Task Another_account_notices_nothing()
    {
        await using var emulator = new TestEmulator();
        await emulator.PutRuns(("run-1", "InProgress"));
        var before = await emulator.State();

        await emulator.Control(HttpMethod.Put, $"{Path}?account=210987654321", """{"now":1800000000,"flows":[{"flowName":"orders"}]}""");
        await emulator.Control(HttpMethod.Delete, $"{Path}?account=210987654321");

        Assert.Equal(before, await emulator.State());
    }

    [Fact]
    public async Task The_document_may_name_account_and_region_itself()
    {
        await using var emulator = new TestEmulator();
        await emulator.Control(HttpMethod.Put, $"{Path}?region=us-east-1", """
            {"account":"210987654321","region":"eu-west-1","flows":[{"flowName":"home"},{"flowName":"away","region":"eu-west-2"}]}
            """);

        Assert.Equal(200, (await emulator.Post("/describe-flow", """{"flowName":"home"}""", "210987654321", "eu-west-1")).Status);
        Assert.Equal(200, (await emulator.Post("/describe-flow", """{"flowName":"away"}""", "210987654321", "eu-west-2")).Status);
        Assert.Equal(404, (await emulator.Post("/describe-flow", """{"flowName":"home"}""")).Status);
    }

    [Fact]
    public async Task Quotas_apply_to_AWS_clients_and_not_to_test_setup()
    {
        await using var emulator = new TestEmulator(("Emulator:MaxFlows", "1"), ("Emulator:MaxConcurrentRuns", "1"));
        await emulator.PutState("""
            {"flows":[{"flowName":"one","runs":[{"executionId":"a","executionStatus":"InProgress"},{"executionId":"b","executionStatus":"InProgress"}]},
            {"flowName":"two"}]}
            """);

        Assert.Equal("b=InProgress a=InProgress", await emulator.Statuses("one"));
        (await emulator.Post("/create-flow", FlowBody.Of("three"))).MustRefuse(
            402, "ServiceQuotaExceededException", "The account has reached its quota of 1 flows in this region.");
        (await emulator.Post("/start-flow", """{"flowName":"two"}""")).MustRefuse(
            402, "ServiceQuotaExceededException", "The account has reached its quota of 1 concurrent flow runs in this region.");
    }

    private static async Task ClockShows(TestEmulator emulator, string reading) =>
        (await emulator.TryControl(HttpMethod.Get, "/_appflow/clock")).MustHaveBody(reading);
}
