using System.Net;
using AppflowCancel.IntegrationTests.Support;

namespace AppflowCancel.IntegrationTests.Live;

public sealed class RunReportTests
{
    private const string EndType = "AppFlow%20End%20Flow%20Run%20Report";

    private static readonly string[] Named = ["source", "source-object", "destination", "destination-object", "trigger-type"];

    [Fact]
    public async Task A_cancelled_run_has_a_start_report_and_an_end_report()
    {
        await using var emulator = new TestEmulator();
        await emulator.PutState("""{"now":1790000000,"frozen":true,"flows":[{"flowName":"orders","plan":{"runSeconds":null,"cancelSeconds":2.4}}]}""");
        await emulator.Control(HttpMethod.Post, "/_appflow/flows/orders/runs", """{"executionId":"run-1"}""");
        await emulator.Advance(5);
        await emulator.Post("/cancel-flow-executions", """{"flowName":"orders"}""");
        Assert.Equal("AppFlow Start Flow Run Report", await Types(emulator));
        await emulator.Advance(2.4);

        var list = (await emulator.TryControl(HttpMethod.Get, "/_appflow/events")).MustBe(HttpStatusCode.OK);

        Assert.Equal(
            """
            {"count":2,"events":[{"version":"0","id":"…","detail-type":"AppFlow Start Flow Run Report","source":"aws.appflow","account":"123456789012","time":"2026-09-21T14:13:20Z","region":"us-east-1","resources":["…"],"detail":{"flow-name":"orders","created-by":"arn:aws:iam::123456789012:root","flow-arn":"arn:aws:appflow:us-east-1:123456789012:flow/orders","source":"S3","destination":"S3","source-object":"s3://source-bucket","destination-object":"s3://destination-bucket","trigger-type":"ONDEMAND","execution-id":"run-1","start-time":"2026-09-21T14:13:20.000Z[UTC]"}},{"version":"0","id":"…","detail-type":"AppFlow End Flow Run Report","source":"aws.appflow","account":"123456789012","time":"2026-09-21T14:13:27Z","region":"us-east-1","resources":["…"],"detail":{"flow-name":"orders","created-by":"arn:aws:iam::123456789012:root","flow-arn":"arn:aws:appflow:us-east-1:123456789012:flow/orders","source":"S3","destination":"S3","source-object":"s3://source-bucket","destination-object":"s3://destination-bucket","trigger-type":"ONDEMAND","num-of-records-processed":"500","execution-id":"run-1","num-of-records-filtered":"0","start-time":"2026-09-21T14:13:20.000Z[UTC]","num-of-documents-processed":"0","end-time":"2026-09-21T14:13:27.400Z[UTC]","num-of-record-failures":"0","data-processed":"512000","status":"Execution Canceled"}}],"deliveries":[]}
            """,
            System.Text.RegularExpressions.Regex.Replace(list.Body, "(?<=\"id\":\"|resources\":\\[\")[0-9a-f-]+", "…"));
    }

    [Theory]
    [InlineData("""{"runSeconds":2.871}""", "Execution Successful", null, "2026-09-21T14:13:23Z", "2026-09-21T14:13:22.871Z[UTC]")]
    [InlineData("""{"runSeconds":3.049,"outcome":"Error","errorMessage":"No."}""", "Execution Failed", "No.", "2026-09-21T14:13:23Z", "2026-09-21T14:13:23.049Z[UTC]")]
    public async Task An_end_report_says_how_the_run_ended_and_when(string plan, string status, string? error, string time, string endTime)
    {
        await using var emulator = new TestEmulator();
        await emulator.PutState($$"""{"now":1790000000,"frozen":true,"flows":[{"flowName":"orders","plan":{{plan}}}]}""");
        await emulator.Post("/start-flow", """{"flowName":"orders"}""");
        await emulator.Advance(60);

        var list = await emulator.Control(HttpMethod.Get, $"/_appflow/events?account={TestEmulator.Account}&detailType={EndType}");

        var report = Assert.Single(list.GetProperty("events").EnumerateArray());
        var detail = report.GetProperty("detail");
        Assert.Equal(time, report.GetProperty("time").GetString());
        Assert.Equal(endTime, detail.GetProperty("end-time").GetString());
        Assert.Equal(status, detail.GetProperty("status").GetString());
        Assert.Equal(error, detail.TryGetProperty("error", out var message) ? message.GetString() : null);
    }

    [Fact]
    public async Task A_report_names_profile_prefix_and_trigger_as_recorded()
    {
        await using var emulator = new TestEmulator();
        await emulator.PutState("""
            {"now":1790000000,"frozen":true,"flows":[{"flowName":"sales","region":"eu-west-1","flowStatus":"Active",
              "triggerConfig":{"triggerType":"Scheduled","triggerProperties":{"Scheduled":{"scheduleExpression":"rate(1minutes)"}}},
              "sourceFlowConfig":{"connectorType":"Salesforce","connectorProfileName":"crm","sourceConnectorProperties":{"Salesforce":{"object":"Account"}}},
              "destinationFlowConfigList":[{"connectorType":"S3","destinationConnectorProperties":{"S3":{"bucketName":"lake","bucketPrefix":"raw/"}}}]}]}
            """);
        await emulator.Advance(61);

        var list = await emulator.Control(HttpMethod.Get, "/_appflow/events");

        var detail = list.GetProperty("events")[0].GetProperty("detail");
        Assert.Equal(
            "SALESFORCE/crm Account S3 s3://lake/raw/ SCHEDULED",
            string.Join(' ', Named.Select(name => detail.GetProperty(name).GetString())));
    }

    [Theory]
    [InlineData(
        """{"connectorType":"CustomConnector","connectorProfileName":"house","sourceConnectorProperties":{"CustomConnector":{"entityName":"orders"}}}""",
        """{"connectorType":"Snowflake","connectorProfileName":"lake","destinationConnectorProperties":{"Snowflake":{"object":"RAW.ORDERS","intermediateBucketName":"staging"}}}""",
        "CUSTOMCONNECTOR/house orders SNOWFLAKE/lake RAW.ORDERS ONDEMAND")]
    [InlineData(
        """{"connectorType":"Veeva","connectorProfileName":"vault","sourceConnectorProperties":{"Veeva":{"object":"documents/types/component__c"}}}""",
        """{"connectorType":"CustomerProfiles","destinationConnectorProperties":{"CustomerProfiles":{"domainName":"shop"}}}""",
        "VEEVA/vault documents/types/component__c CUSTOMERPROFILES shop ONDEMAND")]
    public async Task A_report_names_the_connectors_of_the_flow(string source, string destination, string expected)
    {
        await using var emulator = new TestEmulator();
        await emulator.PutState($$"""{"flows":[{"flowName":"sales","sourceFlowConfig":{{source}},"destinationFlowConfigList":[{{destination}}]}]}""");
        await emulator.Post("/start-flow", """{"flowName":"sales"}""");

        var list = await emulator.Control(HttpMethod.Get, "/_appflow/events");

        var detail = list.GetProperty("events")[0].GetProperty("detail");
        Assert.Equal(expected, string.Join(' ', Named.Select(name => detail.GetProperty(name).GetString())));
    }

    [Fact]
    public async Task A_report_has_one_id_however_often_it_is_listed_and_no_other_has_it()
    {
        await using var emulator = new TestEmulator();
        await emulator.PutRuns(("run-1", "Canceled"), ("run-2", "Successful"));

        var first = await Ids(emulator);
        await emulator.Advance(100);

        Assert.Equal(4, first.Distinct().Count());
        Assert.Equal(first, await Ids(emulator));
    }

    [Fact]
    public async Task The_list_is_filtered_by_type_flow_and_time()
    {
        await using var emulator = new TestEmulator();
        await emulator.PutState("""
            {"now":1790000100,"frozen":true,"flows":[
              {"flowName":"orders","runs":[{"executionId":"run-1","startedAt":1790000000,"plan":{"runSeconds":10}}]},
              {"flowName":"invoices","runs":[{"executionId":"run-2","startedAt":1790000050,"plan":{"runSeconds":10}}]}]}
            """);

        Assert.Equal("AppFlow Start Flow Run Report,AppFlow End Flow Run Report", await Types(emulator, "&flowName=orders"));
        Assert.Equal("AppFlow End Flow Run Report,AppFlow End Flow Run Report", await Types(emulator, $"&detailType={EndType}"));
        Assert.Equal("AppFlow End Flow Run Report", await Types(emulator, "&since=1790000060"));
        var wrong = await emulator.TryControl(HttpMethod.Get, "/_appflow/events?detailType=AppFlow%20End%20Run%20Report");
        Assert.Contains("did you mean AppFlow End Flow Run Report?", wrong.Message);
    }

    [Fact]
    public async Task Canceled_runs_have_no_end_report_when_the_operator_says_so()
    {
        await using var emulator = new TestEmulator(("Emulator:CanceledRunReport", "None"));
        await emulator.PutRuns(("run-1", "Canceled"));

        Assert.Equal("AppFlow Start Flow Run Report", await Types(emulator));
    }

    [Fact]
    public async Task A_run_removed_by_a_reset_has_no_report()
    {
        await using var emulator = new TestEmulator();
        await emulator.PutRuns(("run-1", "Canceled"));

        await emulator.Control(HttpMethod.Post, "/_appflow/reset");

        Assert.Equal("", await Types(emulator));
    }

    private static async Task<string> Types(TestEmulator emulator, string query = "")
    {
        var list = await emulator.Control(HttpMethod.Get, $"/_appflow/events?account={TestEmulator.Account}{query}");
        return string.Join(',', list.GetProperty("events").EnumerateArray().Select(each => each.GetProperty("detail-type").GetString()));
    }

    private static async Task<List<string?>> Ids(TestEmulator emulator)
    {
        var list = await emulator.Control(HttpMethod.Get, "/_appflow/events");
        return [.. list.GetProperty("events").EnumerateArray().Select(each => each.GetProperty("id").GetString())];
    }
}
