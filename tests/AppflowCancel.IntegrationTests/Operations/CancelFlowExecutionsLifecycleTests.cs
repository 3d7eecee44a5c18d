using AppflowCancel.IntegrationTests.Support;

namespace AppflowCancel.IntegrationTests.Operations;

/// <summary>Effects of a cancel over time, and what it does not affect.</summary>
public sealed class CancelFlowExecutionsLifecycleTests
{
    private const string Path = "/cancel-flow-executions";
    private const string Orders = """{"flowName":"orders"}""";

    [Fact]
    public async Task Cancelling_again_gives_the_same_answer_and_does_not_restart_the_delay()
    {
        await using var emulator = new TestEmulator();
        await emulator.PutRuns(("run-1", "InProgress"));
        const string Named = """{"flowName":"orders","executionIds":["run-1"]}""";
        const string Invalid = """{"invalidExecutions":["run-1"]}""";
        (await emulator.Post(Path, Named)).MustHaveBody("""{"invalidExecutions":[]}""");

        await emulator.Advance(1);
        (await emulator.Post(Path, Named)).MustHaveBody(Invalid);
        (await emulator.Post(Path, Orders)).MustHaveBody("""{"invalidExecutions":[]}""");
        await emulator.Advance(1);

        Assert.Equal("run-1=Canceled", await emulator.Statuses());
        (await emulator.Post(Path, Named)).MustHaveBody(Invalid);
        Assert.Equal("run-1=Canceled", await emulator.Statuses());
    }

    [Fact]
    public async Task A_run_started_by_StartFlow_can_be_cancelled_immediately()
    {
        await using var emulator = new TestEmulator();
        await emulator.Create(FlowBody.Of());
        var id = await emulator.Start();

        (await emulator.Post(Path, $$"""{"flowName":"orders","executionIds":["{{id}}"]}""")).MustHaveBody("""{"invalidExecutions":[]}""");

        Assert.Equal($"{id}=CancelStarted", await emulator.Statuses());
    }

    [Fact]
    public async Task Records_processed_before_the_cancel_stay_and_no_more_are_added()
    {
        await using var emulator = new TestEmulator();
        await emulator.PutRuns(("run-1", "InProgress"));
        await emulator.Advance(3);
        await emulator.Post(Path, Orders);
        await emulator.Advance(100);

        (await emulator.Post("/describe-flow-execution-records", Orders)).MustHaveBody("""
            {"flowExecutions":[{"executionId":"run-1","executionStatus":"Canceled",
            "executionResult":{"bytesProcessed":307200,"bytesWritten":307200,"recordsProcessed":300},
            "startedAt":1790000000.000,"lastUpdatedAt":1790000005.000}]}
            """);
    }

    [Fact]
    public async Task On_a_batch_API_the_current_batch_is_finished_first()
    {
        await using var emulator = new TestEmulator(("Emulator:BatchSeconds", "10"));
        await emulator.PutRuns(("run-1", "InProgress"));
        await emulator.Advance(3);
        await emulator.Post(Path, Orders);

        await emulator.Advance(8.999);
        Assert.Equal("run-1=CancelStarted", await emulator.Statuses());
        await emulator.Advance(0.001);

        (await emulator.Post("/describe-flow-execution-records", Orders)).MustHaveBody("""
            {"flowExecutions":[{"executionId":"run-1","executionStatus":"Canceled",
            "executionResult":{"bytesProcessed":1024000,"bytesWritten":1024000,"recordsProcessed":1000},
            "startedAt":1790000000.000,"lastUpdatedAt":1790000012.000}]}
            """);
    }

    [Fact]
    public async Task A_cancel_that_loses_the_race_can_be_scripted_with_tags()
    {
        await using var emulator = new TestEmulator();
        await emulator.Create(FlowBody.Of(more: ""","tags":{"emulator:cancel-outcome":"Successful","emulator:cancel-seconds":"7"}"""));
        var id = await emulator.Start();
        await emulator.Post(Path, Orders);

        await emulator.Advance(6.999);
        Assert.Equal($"{id}=CancelStarted", await emulator.Statuses());
        await emulator.Advance(0.001);
        Assert.Equal($"{id}=Successful", await emulator.Statuses());
    }

    [Theory]
    [InlineData("123456789012", "eu-west-1")]
    [InlineData("210987654321", "us-east-1")]
    public async Task Only_that_account_and_region_are_touched(string account, string region)
    {
        await using var emulator = new TestEmulator();
        await emulator.PutRuns(("run-1", "InProgress"));
        var before = await emulator.State();
        (await emulator.Post("/create-flow", FlowBody.Of(), account, region)).MustBe(System.Net.HttpStatusCode.OK);
        var started = await emulator.Post("/start-flow", Orders, account, region);
        var id = started.Json.GetProperty("executionId").GetString();

        (await emulator.Post(Path, """{"flowName":"orders","executionIds":["run-1"]}""", account, region))
            .MustHaveBody("""{"invalidExecutions":["run-1"]}""");
        (await emulator.Post(Path, Orders, account, region)).MustHaveBody("""{"invalidExecutions":[]}""");

        Assert.Equal("run-1=InProgress", await emulator.Statuses());
        var records = await emulator.Post("/describe-flow-execution-records", Orders, account, region);
        Assert.Contains($"\"executionId\":\"{id}\",\"executionStatus\":\"CancelStarted\"", records.Body, StringComparison.Ordinal);
        Assert.Contains("\"executionId\": \"run-1\"", before, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_flow_of_another_account_or_region_is_unknown()
    {
        await using var emulator = new TestEmulator();
        await emulator.PutRuns(("run-1", "InProgress"));
        const string Message = "Flow with name orders does not exist.";

        (await emulator.Post(Path, Orders, region: "eu-west-1")).MustRefuse(404, "ResourceNotFoundException", Message);
        (await emulator.Post(Path, Orders, account: "210987654321")).MustRefuse(404, "ResourceNotFoundException", Message);

        Assert.Equal("run-1=InProgress", await emulator.Statuses());
    }

    [Theory]
    [InlineData("Scheduled")]
    [InlineData("Event")]
    public async Task Runs_of_flows_that_do_not_run_on_demand_can_be_cancelled_too(string trigger)
    {
        await using var emulator = new TestEmulator();
        await emulator.PutState($$"""
            {"flows":[{"flowName":"orders","triggerConfig":{"triggerType":"{{trigger}}"},
            "runs":[{"executionId":"run-1","executionStatus":"InProgress"}]}]}
            """);

        (await emulator.Post(Path, Orders)).MustHaveBody("""{"invalidExecutions":[]}""");

        Assert.Equal("run-1=CancelStarted", await emulator.Statuses());
    }
}
