using AppflowCancel.IntegrationTests.Support;

namespace AppflowCancel.IntegrationTests.Operations;

/// <summary>Pages of records: their size and stability.</summary>
public sealed class DescribeFlowExecutionRecordsPageTests
{
    private const string Path = "/describe-flow-execution-records";

    [Fact]
    public async Task A_page_has_20_records_by_default()
    {
        await using var emulator = await WithRuns(21);

        var first = await emulator.Post(Path, """{"flowName":"orders"}""");
        var second = await Next(emulator, first);

        Assert.Equal(20, first.Json.GetProperty("flowExecutions").GetArrayLength());
        Assert.Equal("run-00", Ids(second));
        Assert.False(second.Json.TryGetProperty("nextToken", out _));
    }

    [Theory]
    [InlineData(1, "run-02|run-01|run-00")]
    [InlineData(2, "run-02 run-01|run-00")]
    [InlineData(3, "run-02 run-01 run-00")]
    [InlineData(100, "run-02 run-01 run-00")]
    public async Task Pages_contain_each_run_once_and_the_last_has_no_token(int size, string pages)
    {
        await using var emulator = await WithRuns(3);
        var page = await emulator.Post(Path, $$"""{"flowName":"orders","maxResults":{{size}}}""");
        var seen = new List<string> { Ids(page) };
        while (page.Json.TryGetProperty("nextToken", out _))
        {
            page = await Next(emulator, page, size);
            seen.Add(Ids(page));
        }

        Assert.Equal(pages, string.Join('|', seen));
    }

    [Fact]
    public async Task A_page_stays_the_same_while_new_runs_start()
    {
        await using var emulator = await WithRuns(4);
        var first = await emulator.Post(Path, """{"flowName":"orders","maxResults":2}""");

        await emulator.Start();
        await emulator.Advance(100);
        await emulator.Start();

        Assert.Equal("run-01 run-00", Ids(await Next(emulator, first, 2)));
        Assert.Equal("run-01 run-00", Ids(await Next(emulator, first, 2)));
    }

    [Fact]
    public async Task A_page_shows_each_run_as_it_is_when_the_page_is_read()
    {
        await using var emulator = await WithRuns(2);
        var first = await emulator.Post(Path, """{"flowName":"orders","maxResults":1}""");
        await emulator.Post("/cancel-flow-executions", """{"flowName":"orders"}""");

        Assert.Contains("\"executionStatus\":\"CancelStarted\"", (await Next(emulator, first)).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Runs_of_one_millisecond_are_paged_newest_first_too()
    {
        await using var emulator = new TestEmulator();
        await emulator.Create(FlowBody.Of());
        var ids = new List<string?>();
        for (var i = 0; i < 5; i++)
        {
            ids.Insert(0, await emulator.Start());
        }

        var first = await emulator.Post(Path, """{"flowName":"orders","maxResults":3}""");
        var second = await Next(emulator, first);

        Assert.Equal(string.Join(' ', ids), $"{Ids(first)} {Ids(second)}");
    }

    [Fact]
    public async Task A_token_stays_valid_when_the_oldest_finished_runs_are_dropped()
    {
        await using var emulator = new TestEmulator(("Emulator:FinishedRunsKept", "2"), ("Emulator:RunSeconds", "0"));
        await emulator.Create(FlowBody.Of());
        await emulator.Start();
        var last = await emulator.Start();
        var first = await emulator.Post(Path, """{"flowName":"orders","maxResults":1}""");
        Assert.Equal(last, Ids(first));

        await emulator.Start();
        await emulator.Start();

        (await Next(emulator, first)).MustHaveBody("""{"flowExecutions":[]}""");
    }

    [Fact]
    public async Task A_token_of_ListFlows_is_refused()
    {
        await using var emulator = new TestEmulator();
        await emulator.PutState("""{"flows":[{"flowName":"orders"},{"flowName":"returns"}]}""");
        var flows = await emulator.Post("/list-flows", """{"maxResults":1}""");
        var token = flows.Json.GetProperty("nextToken").GetString();

        await emulator.MustRefuse(
            Path,
            $$"""{"flowName":"orders","nextToken":"{{token}}"}""",
            400,
            "ValidationException",
            $"nextToken {token} is not one that this operation gave out.");
    }

    [Theory]
    [InlineData("x")]
    [InlineData("cjox")]
    [InlineData("cjoxOng")]
    [InlineData("cjo5OTk5OTk5OTk5OTk5OTk5OTk5OTk5OjE")]
    public async Task A_made_up_token_is_refused(string token)
    {
        await using var emulator = await WithRuns(1);
        await emulator.MustRefuse(
            Path,
            $$"""{"flowName":"orders","nextToken":"{{token}}"}""",
            400,
            "ValidationException",
            $"nextToken {token} is not one that this operation gave out.");
    }

    private static async Task<TestEmulator> WithRuns(int count)
    {
        var emulator = new TestEmulator();
        await emulator.PutRuns([.. Enumerable.Range(0, count).Select(i => ($"run-{i:00}", "InProgress"))]);
        return emulator;
    }

    private static Task<Answer> Next(TestEmulator emulator, Answer page, int size = 20) =>
        emulator.Post(Path, $$"""{"flowName":"orders","maxResults":{{size}},"nextToken":{{page.Member("nextToken")}} }""");

    private static string Ids(Answer page) => string.Join(
        ' ', page.Json.GetProperty("flowExecutions").EnumerateArray().Select(run => run.GetProperty("executionId").GetString()));
}
