using AppflowCancel.IntegrationTests.Support;
using static AppflowCancel.IntegrationTests.Support.WireText;

namespace AppflowCancel.IntegrationTests.Operations;

public sealed class ListFlowsTests
{
    private const string Path = "/list-flows";

    [Theory]
    [InlineData("{}")]
    [InlineData("")]
    [InlineData("""{"maxResults":null,"nextToken":null}""")]
    public async Task An_empty_account_has_an_empty_list(string body)
    {
        await using var emulator = new TestEmulator();
        (await emulator.Post(Path, body)).MustHaveBody("""{"flows":[]}""");
    }

    [Fact]
    public async Task A_flow_is_listed_with_what_AWS_lists()
    {
        await using var emulator = new TestEmulator();
        await emulator.Create(FlowBody.Of(
            trigger: FlowBody.Event,
            source: """{"connectorType":"Salesforce","sourceConnectorProperties":{"Salesforce":{"object":"Account"}}}""",
            destinations: """[{"connectorType":"EventBridge","destinationConnectorProperties":{"EventBridge":{"object":"bus"}}}]""",
            more: ""","description":"All of them","tags":{"team":"data"}"""));

        (await emulator.Post(Path, "{}")).MustHaveBody("""
            {"flows":[{"flowArn":"arn:aws:appflow:us-east-1:123456789012:flow/orders","description":"All of them",
            "flowName":"orders","flowStatus":"Draft","sourceConnectorType":"Salesforce","destinationConnectorType":"EventBridge",
            "triggerType":"Event","createdAt":1790000000.000,"lastUpdatedAt":1790000000.000,
            "createdBy":"arn:aws:iam::123456789012:root","lastUpdatedBy":"arn:aws:iam::123456789012:root",
            "tags":{"team":"data"}}]}
            """);
    }

    [Fact]
    public async Task The_last_run_is_listed_too()
    {
        await using var emulator = new TestEmulator();
        await emulator.PutRuns(("run-1", "CancelStarted"));

        Assert.EndsWith(
            ""","lastRunExecutionDetails":{"mostRecentExecutionTime":1790000000.000,"mostRecentExecutionStatus":"CancelStarted"}}]}""",
            (await emulator.Post(Path, "{}")).Body,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_contain_each_flow_once_and_the_last_has_no_token()
    {
        await using var emulator = await WithFlows(5);

        Assert.Equal(
            ["flow-00 flow-01", "flow-02 flow-03", "flow-04"],
            await Pages(emulator, 2));
        Assert.Equal(["flow-00 flow-01 flow-02 flow-03 flow-04"], await Pages(emulator, 5));
    }

    [Fact]
    public async Task A_page_has_20_flows_by_default()
    {
        await using var emulator = await WithFlows(21);

        var first = await emulator.Post(Path, "{}");
        var second = await emulator.Post(Path, $$"""{"nextToken":{{first.Member("nextToken")}} }""");

        Assert.Equal(20, first.Json.GetProperty("flows").GetArrayLength());
        Assert.Equal("flow-20", Names(second));
        Assert.False(second.Json.TryGetProperty("nextToken", out _));
    }

    [Fact]
    public async Task A_token_stays_valid_when_its_flow_is_deleted()
    {
        await using var emulator = await WithFlows(3);
        var first = await emulator.Post(Path, """{"maxResults":2}""");
        await emulator.Post("/delete-flow", """{"flowName":"flow-01"}""");

        var second = await emulator.Post(Path, $$"""{"nextToken":{{first.Member("nextToken")}} }""");

        Assert.Equal("flow-02", Names(second));
    }

    [Fact]
    public async Task Only_the_callers_account_and_region_are_listed()
    {
        await using var emulator = await WithFlows(1);

        (await emulator.Post(Path, "{}", region: "eu-west-1")).MustHaveBody("""{"flows":[]}""");
        (await emulator.Post(Path, "{}", account: "210987654321")).MustHaveBody("""{"flows":[]}""");
    }

    [Theory]
    [InlineData("0", "Member must have value greater than or equal to 1")]
    [InlineData("-1", "Member must have value greater than or equal to 1")]
    [InlineData("101", "Member must have value less than or equal to 100")]
    public async Task A_page_size_out_of_range_is_ValidationException(string size, string constraint)
    {
        await using var emulator = new TestEmulator();
        await emulator.MustBeInvalid(Path, $$"""{"maxResults":{{size}}}""", Clause($"'{size}'", "maxResults", constraint));
    }

    [Theory]
    [InlineData("\"10\"", "STRING_VALUE can not be converted to an Integer")]
    [InlineData("true", "TRUE_VALUE can not be converted to an Integer")]
    [InlineData("false", "FALSE_VALUE can not be converted to an Integer")]
    [InlineData("[]", "Start of list found where not expected")]
    [InlineData("{}", "Start of structure or map found where not expected.")]
    [InlineData("1.5", null)]
    [InlineData("2147483648", null)]
    public async Task A_page_size_of_a_wrong_type_is_SerializationException(string size, string? message)
    {
        await using var emulator = new TestEmulator();
        await emulator.MustBeOfWrongType(Path, $$"""{"maxResults":{{size}} }""", message);
    }

    [Fact]
    public async Task A_token_with_white_space_violates_the_model()
    {
        await using var emulator = new TestEmulator();
        await emulator.MustBeInvalid(
            Path, """{"nextToken":"a b"}""", Clause("'a b'", "nextToken", @"Member must satisfy regular expression pattern: \S+"));
    }

    [Fact]
    public async Task A_token_of_DescribeFlowExecutionRecords_is_refused()
    {
        await using var emulator = new TestEmulator();
        await emulator.PutRuns(("run-1", "Successful"), ("run-2", "Successful"));
        var records = await emulator.Post("/describe-flow-execution-records", """{"flowName":"orders","maxResults":1}""");
        var token = records.Json.GetProperty("nextToken").GetString();

        await emulator.MustRefuse(
            Path,
            $$"""{"nextToken":"{{token}}"}""",
            400,
            "ValidationException",
            $"nextToken {token} is not one that this operation gave out.");
    }

    [Theory]
    [InlineData("x")]
    [InlineData("!")]
    [InlineData("AAAA")]
    [InlineData("_w")]
    public async Task A_made_up_token_is_refused(string token)
    {
        await using var emulator = new TestEmulator();
        await emulator.MustRefuse(
            Path,
            $$"""{"nextToken":"{{token}}"}""",
            400,
            "ValidationException",
            $"nextToken {token} is not one that this operation gave out.");
    }

    private static async Task<TestEmulator> WithFlows(int count)
    {
        var emulator = new TestEmulator();
        var flows = Enumerable.Range(0, count).Reverse().Select(i => $$"""{"flowName":"flow-{{i:00}}"}""");
        await emulator.PutState($$"""{"flows":[{{string.Join(',', flows)}}]}""");
        return emulator;
    }

    private static async Task<List<string>> Pages(TestEmulator emulator, int size)
    {
        var pages = new List<string>();
        var token = "null";
        while (true)
        {
            var page = await emulator.Post(Path, $$"""{"maxResults":{{size}},"nextToken":{{token}} }""");
            pages.Add(Names(page));
            if (!page.Json.TryGetProperty("nextToken", out _))
            {
                return pages;
            }

            token = page.Member("nextToken");
        }
    }

    private static string Names(Answer page) => string.Join(
        ' ', page.Json.GetProperty("flows").EnumerateArray().Select(flow => flow.GetProperty("flowName").GetString()));
}
