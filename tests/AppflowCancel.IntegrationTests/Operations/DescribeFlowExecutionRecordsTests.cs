using AppflowCancel.IntegrationTests.Support;
using static AppflowCancel.IntegrationTests.Support.WireText;

namespace AppflowCancel.IntegrationTests.Operations;

public sealed class DescribeFlowExecutionRecordsTests
{
    private const string Path = "/describe-flow-execution-records";
    private const string Orders = """{"flowName":"orders"}""";

    [Fact]
    public async Task A_flow_without_runs_has_an_empty_list()
    {
        await using var emulator = new TestEmulator();
        await emulator.PutRuns();
        (await emulator.Post(Path, Orders)).MustHaveBody("""{"flowExecutions":[]}""");
    }

    [Fact]
    public async Task Runs_are_listed_newest_first_and_those_not_started_are_not()
    {
        await using var emulator = new TestEmulator();
        await emulator.PutState("""
            {"flows":[{"flowName":"orders","runs":[
            {"executionId":"middle","startedAt":1789999990},
            {"executionId":"due","executionStatus":"Scheduled"},
            {"executionId":"newest","startedAt":1790000000},
            {"executionId":"oldest","startedAt":1789999980}]}]}
            """);

        Assert.Equal("newest=InProgress middle=InProgress oldest=InProgress", await emulator.Statuses());
    }

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(0.009, 0, 0)]
    [InlineData(0.01, 1, 1024)]
    [InlineData(12.345, 1234, 1263616)]
    [InlineData(29.999, 2999, 3070976)]
    public async Task Progress_grows_with_time(double seconds, long records, long bytes)
    {
        await using var emulator = new TestEmulator();
        await emulator.PutRuns(("run-1", "InProgress"));
        await emulator.Advance(seconds);

        (await emulator.Post(Path, Orders)).MustHaveBody($$"""
            {"flowExecutions":[{"executionId":"run-1","executionStatus":"InProgress",
            "executionResult":{"bytesProcessed":{{bytes}},"bytesWritten":{{bytes}},"recordsProcessed":{{records}}},
            "startedAt":1790000000.000,"lastUpdatedAt":1790000000.000}]}
            """);
    }

    [Theory]
    [InlineData(30)]
    [InlineData(3_000_000)]
    public async Task The_numbers_of_a_final_run_never_change(double seconds)
    {
        await using var emulator = new TestEmulator();
        await emulator.PutRuns(("run-1", "InProgress"));
        await emulator.Advance(seconds);

        (await emulator.Post(Path, Orders)).MustHaveBody("""
            {"flowExecutions":[{"executionId":"run-1","executionStatus":"Successful",
            "executionResult":{"bytesProcessed":3072000,"bytesWritten":3072000,"recordsProcessed":3000},
            "startedAt":1790000000.000,"lastUpdatedAt":1790000030.000}]}
            """);
    }

    [Fact]
    public async Task A_failed_run_says_why()
    {
        await using var emulator = new TestEmulator();
        await emulator.Create(FlowBody.Of(more:
            ""","tags":{"emulator:outcome":"Error","emulator:error-message":"bucket gone","emulator:run-seconds":"1.5"}"""));
        var id = await emulator.Start();
        await emulator.Advance(60);

        (await emulator.Post(Path, Orders)).MustHaveBody($$"""
            {"flowExecutions":[{"executionId":"{{id}}","executionStatus":"Error",
            "executionResult":{"errorInfo":{"putFailuresCount":0,"executionMessage":"bucket gone"},
            "bytesProcessed":153600,"bytesWritten":153600,"recordsProcessed":150},
            "startedAt":1790000000.000,"lastUpdatedAt":1790000001.500}]}
            """);
    }

    [Fact]
    public async Task A_failed_run_without_a_scripted_message_has_the_default_message()
    {
        await using var emulator = new TestEmulator();
        await emulator.PutRuns(("run-1", "Error"));

        Assert.Equal(
            """{"putFailuresCount":0,"executionMessage":"The flow run failed."}""",
            (await emulator.Post(Path, Orders)).Json.GetProperty("flowExecutions")[0].GetProperty("executionResult").GetProperty("errorInfo").GetRawText());
        Assert.Equal(
            "\"The flow run failed.\"", (await emulator.Describe()).Member("lastRunExecutionDetails", "mostRecentExecutionMessage"));
    }

    [Fact]
    public async Task Scheduled_incremental_runs_report_pull_windows_without_gaps()
    {
        await using var emulator = new TestEmulator(("Emulator:RecordsPerSecond", "0"), ("Emulator:RunSeconds", "1"));
        await emulator.Create(FlowBody.Of(trigger: FlowBody.Scheduled("rate(1minute)", ""","dataPullMode":"Incremental" """)));
        await emulator.Start();
        await emulator.Advance(61);

        var runs = (await emulator.Post(Path, Orders)).Json.GetProperty("flowExecutions").EnumerateArray()
            .Select(run => $"{run.GetProperty("dataPullStartTime")}..{run.GetProperty("dataPullEndTime")} at {run.GetProperty("startedAt")}");

        Assert.Equal(
            [
                "1790000000.000..1790000060.000 at 1790000060.000",
                "1787408000.000..1790000000.000 at 1790000000.000",
            ],
            runs);
    }

    [Fact]
    public async Task The_first_pull_starts_at_firstExecutionFrom_and_a_run_starts_after_its_offset()
    {
        await using var emulator = new TestEmulator(("Emulator:RecordsPerSecond", "0"));
        await emulator.Create(FlowBody.Of(trigger: FlowBody.Scheduled(
            "rate(1hour)",
            ""","dataPullMode":"Incremental","firstExecutionFrom":1780000000,"scheduleOffset":30,"scheduleStartTime":1790000100""")));
        var activated = await emulator.Start();

        await emulator.Advance(129.999);
        Assert.Equal("", await emulator.Statuses());
        await emulator.Advance(0.001);

        Assert.Null(activated);
        Assert.EndsWith(
            "\"startedAt\":1790000130.000,\"lastUpdatedAt\":1790000130.000,"
            + "\"dataPullStartTime\":1780000000.000,\"dataPullEndTime\":1790000100.000}]}",
            (await emulator.Post(Path, Orders)).Body,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData(""","dataPullMode":"Complete" """)]
    public async Task Runs_that_pull_everything_report_no_window(string mode)
    {
        await using var emulator = new TestEmulator();
        await emulator.Create(FlowBody.Of(trigger: FlowBody.Scheduled(properties: mode)));
        await emulator.Start();

        Assert.DoesNotContain("dataPull", (await emulator.Post(Path, Orders)).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_schedule_ends_with_its_end_time()
    {
        await using var emulator = new TestEmulator();
        await emulator.Create(FlowBody.Of(trigger: FlowBody.Scheduled("rate(1minute)", ""","scheduleEndTime":1790000120""")));
        await emulator.Start();
        await emulator.Advance(3600);

        Assert.Equal(3, (await emulator.Statuses()).Split(' ').Length);
    }

    [Fact]
    public async Task Runs_with_options_that_process_nothing_show_zeros()
    {
        await using var emulator = new TestEmulator(("Emulator:RecordsPerSecond", "0"));
        await emulator.PutRuns(("run-1", "InProgress"));
        await emulator.Advance(10);

        Assert.Contains(
            """{"bytesProcessed":0,"bytesWritten":0,"recordsProcessed":0}""",
            (await emulator.Post(Path, Orders)).Body,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_flow_that_does_not_exist_is_ResourceNotFoundException()
    {
        await using var emulator = new TestEmulator();
        await emulator.MustRefuse(
            Path, """{"flowName":"ghost"}""", 404, "ResourceNotFoundException", "Flow with name ghost does not exist.");
    }

    [Fact]
    public async Task Name_page_size_and_token_are_checked_together()
    {
        await using var emulator = new TestEmulator();
        await emulator.MustBeInvalid(
            Path,
            """{"maxResults":101,"nextToken":""}""",
            Missing("flowName"),
            Clause("'101'", "maxResults", "Member must have value less than or equal to 100"),
            Clause("''", "nextToken", @"Member must satisfy regular expression pattern: \S+"));
    }
}
