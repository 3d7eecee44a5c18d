using System.Net;
using System.Text.Json.Nodes;
using AppflowCancel.IntegrationTests.Support;

namespace AppflowCancel.IntegrationTests.Clients;

/// <summary>Airflow and cloud-custodian send the answer of DescribeFlow to UpdateFlow, which must accept it unchanged.</summary>
public sealed class DescribeThenUpdateTests
{
    private const string Schedule =
        """
        ,"scheduleStartTime":1790000100.5,"scheduleEndTime":1800000000,"timezone":"Europe/Berlin","scheduleOffset":3600,
        "dataPullMode":"Incremental","firstExecutionFrom":1700000000,"flowErrorDeactivationThreshold":3
        """;

    public static TheoryData<string> Flows => new(
        FlowBody.Of(more: ""","description":"Orders, daily!","kmsArn":"arn:aws:kms:eu:1:key/abc","tags":{"team":"data"} """),
        FlowBody.Of(trigger: FlowBody.Scheduled(properties: Schedule)),
        FlowBody.Of(trigger: FlowBody.Event, source: FlowBody.FromSalesforce),
        FlowBody.Of(
            source: FlowBody.FromSalesforce,
            destinations: """
                [{"connectorType":"EventBridge","apiVersion":"v1","destinationConnectorProperties":{"EventBridge":{"object":"b",
                "errorHandlingConfig":{"failOnFirstDestinationError":false,"bucketName":"errors"}}}},
                {"connectorType":"S3","destinationConnectorProperties":{"S3":{"bucketName":"bucket","bucketPrefix":"p",
                "s3OutputFormatConfig":{"fileType":"CSV","prefixConfig":{"prefixType":"PATH"},"aggregationConfig":{"aggregationType":"SingleFile"}}}}}]
                """,
            tasks: """
                [{"sourceFields":["Id","Name"],"connectorOperator":{"Salesforce":"PROJECTION"},"taskType":"Filter"},
                {"sourceFields":["Id"],"connectorOperator":{"Salesforce":"NO_OP"},"destinationField":"Id","taskType":"Map"}]
                """));

    [Theory]
    [MemberData(nameof(Flows))]
    public async Task UpdateFlow_takes_the_whole_answer_of_DescribeFlow_and_changes_nothing(string flow)
    {
        await using var emulator = new TestEmulator();
        await emulator.Create(flow);
        await emulator.Start();
        var described = (await emulator.Describe()).Body;

        (await emulator.Post("/update-flow", described)).MustBe(HttpStatusCode.OK);

        Assert.Equal(described, (await emulator.Describe()).Body);
    }

    [Fact]
    public async Task Airflow_runs_a_scheduled_flow_on_demand_with_a_filter_and_reads_the_result()
    {
        await using var emulator = new TestEmulator();
        await emulator.Create(FlowBody.Of(
            trigger: FlowBody.Scheduled("rate(1days)"),
            source: FlowBody.FromSalesforce,
            tasks: """[{"sourceFields":["Id"],"connectorOperator":{"Salesforce":"PROJECTION"},"taskType":"Filter"}]"""));
        var described = JsonNode.Parse((await emulator.Describe()).Body)!;
        described["tasks"]!.AsArray().Add(JsonNode.Parse("""
            {"taskType":"Filter","connectorOperator":{"Salesforce":"GREATER_THAN"},"sourceFields":["LastModifiedDate"],
            "taskProperties":{"DATA_TYPE":"datetime","VALUE":"1790000000000"}}
            """));
        JsonNode update = new JsonObject
        {
            ["flowName"] = "orders",
            ["description"] = "Flow description.",
            ["triggerConfig"] = JsonNode.Parse(FlowBody.OnDemand),
            ["sourceFlowConfig"] = described["sourceFlowConfig"]!.DeepClone(),
            ["destinationFlowConfigList"] = described["destinationFlowConfigList"]!.DeepClone(),
            ["tasks"] = described["tasks"]!.DeepClone(),
        };

        (await emulator.Post("/update-flow", update.ToJsonString())).MustHaveBody("""{"flowStatus":"Active"}""");
        Assert.NotNull(await emulator.Start());
        await emulator.Advance(60);

        Assert.Equal(
            """{"mostRecentExecutionMessage":"Successfully ran the flow","mostRecentExecutionTime":1790000000.000,"mostRecentExecutionStatus":"Successful"}""",
            (await emulator.Describe()).Member("lastRunExecutionDetails"));
    }

    [Fact]
    public async Task A_flow_that_becomes_scheduled_is_a_draft_until_it_is_started()
    {
        await using var emulator = new TestEmulator();
        await emulator.Create(FlowBody.Of());
        var update = FlowBody.Of(trigger: FlowBody.Scheduled("rate(1days)"));

        (await emulator.Post("/update-flow", update)).MustHaveBody("""{"flowStatus":"Draft"}""");
        Assert.Equal("\"Draft\"", (await emulator.Describe()).Member("flowStatus"));

        Assert.Null(await emulator.Start());
        Assert.Equal("\"Active\"", (await emulator.Describe()).Member("flowStatus"));
        (await emulator.Post("/update-flow", update)).MustHaveBody("""{"flowStatus":"Active"}""");
    }
}
