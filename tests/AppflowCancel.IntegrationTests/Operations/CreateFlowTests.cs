using System.Net;
using AppflowCancel.IntegrationTests.Support;

namespace AppflowCancel.IntegrationTests.Operations;

public sealed class CreateFlowTests
{
    private const string Path = "/create-flow";

    [Theory]
    [InlineData(FlowBody.OnDemand, "Active")]
    [InlineData(FlowBody.Event, "Draft")]
    [InlineData("""{"triggerType":"Scheduled"}""", "Draft")]
    [InlineData("""{"triggerType":"Scheduled","triggerProperties":{"Scheduled":{"scheduleExpression":"rate(1minutes)"}}}""", "Draft")]
    public async Task The_trigger_decides_the_status_at_creation(string trigger, string status)
    {
        await using var emulator = new TestEmulator();

        var answer = await emulator.Post(Path, FlowBody.Of(trigger: trigger));

        answer.MustHaveBody($$"""{"flowArn":"arn:aws:appflow:us-east-1:123456789012:flow/orders","flowStatus":"{{status}}"}""");
        Assert.Equal($"\"{status}\"", (await emulator.Describe()).Member("flowStatus"));
    }

    [Fact]
    public async Task A_second_flow_of_the_same_name_is_ConflictException_in_the_recorded_words()
    {
        await using var emulator = new TestEmulator();
        await emulator.Create(FlowBody.Of());

        await emulator.MustRefuse(
            Path, FlowBody.Of(), 409, "ConflictException", "Conflict executing request: Flow with name orders already exists.");
    }

    [Fact]
    public async Task Names_that_differ_in_case_are_different_flows()
    {
        await using var emulator = new TestEmulator();
        await emulator.Create(FlowBody.Of("orders"));
        await emulator.Create(FlowBody.Of("Orders"));

        Assert.Equal("\"Orders\"", (await emulator.Describe("Orders")).Member("flowName"));
    }

    [Fact]
    public async Task The_same_name_is_free_in_another_region_and_another_account()
    {
        await using var emulator = new TestEmulator();
        await emulator.Create(FlowBody.Of());

        (await emulator.Post(Path, FlowBody.Of(), region: "eu-west-1"))
            .MustHaveBody("""{"flowArn":"arn:aws:appflow:eu-west-1:123456789012:flow/orders","flowStatus":"Active"}""");
        (await emulator.Post(Path, FlowBody.Of(), account: "210987654321"))
            .MustHaveBody("""{"flowArn":"arn:aws:appflow:us-east-1:210987654321:flow/orders","flowStatus":"Active"}""");
    }

    [Fact]
    public async Task A_flow_beyond_the_quota_is_ServiceQuotaExceededException()
    {
        await using var emulator = new TestEmulator(("Emulator:MaxFlows", "1"));
        await emulator.Create(FlowBody.Of("first"));

        await emulator.MustRefuse(
            Path, FlowBody.Of("second"), 402, "ServiceQuotaExceededException", "The account has reached its quota of 1 flows in this region.");
    }

    [Fact]
    public async Task The_same_token_and_parameters_give_the_same_answer_and_no_conflict()
    {
        await using var emulator = new TestEmulator();
        var body = FlowBody.Of(more: ""","clientToken":"t-1" """);

        var first = await emulator.Post(Path, body);
        var second = await emulator.Post(Path, body);

        Assert.Equal(first.MustBe(HttpStatusCode.OK).Body, second.Body);
    }

    [Fact]
    public async Task The_same_token_with_other_parameters_is_ConflictException()
    {
        await using var emulator = new TestEmulator();
        await emulator.Create(FlowBody.Of(more: ""","clientToken":"t-1" """));

        await emulator.MustRefuse(
            Path,
            FlowBody.Of("returns", more: ""","clientToken":"t-1" """),
            409,
            "ConflictException",
            "Conflict executing request: clientToken t-1 was used with other parameters in the last 8 hours.");
    }

    [Fact]
    public async Task A_token_is_forgotten_with_its_flow()
    {
        await using var emulator = new TestEmulator();
        var body = FlowBody.Of(more: ""","clientToken":"t-1" """);
        await emulator.Create(body);
        await emulator.Post("/delete-flow", """{"flowName":"orders"}""");

        await emulator.Create(body);

        (await emulator.Describe()).MustBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Normalisations_recorded_from_AWS_come_back_from_DescribeFlow()
    {
        await using var emulator = new TestEmulator();
        await emulator.Create(FlowBody.Of());

        (await emulator.Describe()).MustHaveBody("""
            {"flowArn":"arn:aws:appflow:us-east-1:123456789012:flow/orders","flowName":"orders",
            "kmsArn":"arn:aws:kms:us-east-1:123456789012:key/00000000-0000-0000-0000-000000000000","flowStatus":"Active",
            "sourceFlowConfig":{"connectorType":"S3","sourceConnectorProperties":{"S3":{"bucketName":"source-bucket"}}},
            "destinationFlowConfigList":[{"connectorType":"S3","destinationConnectorProperties":
            {"S3":{"bucketName":"destination-bucket",
            "s3OutputFormatConfig":{"prefixConfig":{},"aggregationConfig":{"aggregationType":"None"}}}}}],
            "triggerConfig":{"triggerType":"OnDemand","triggerProperties":{}},
            "tasks":[{"sourceFields":[],"taskType":"Map_all","taskProperties":{}}],
            "createdAt":1790000000.000,"lastUpdatedAt":1790000000.000,
            "createdBy":"arn:aws:iam::123456789012:root","lastUpdatedBy":"arn:aws:iam::123456789012:root","tags":{}}
            """);
    }

    [Fact]
    public async Task Normalisations_do_not_change_given_values()
    {
        await using var emulator = new TestEmulator();
        const string Destinations =
            """
            [{"connectorType":"S3","destinationConnectorProperties":{"S3":{"bucketName":"destination-bucket","s3OutputFormatConfig":
            {"fileType":"PARQUET","prefixConfig":{"prefixType":"PATH"},"aggregationConfig":{"aggregationType":"SingleFile"}}}}}]
            """;
        await emulator.Create(FlowBody.Of(destinations: Destinations));

        Assert.Equal(Destinations.ReplaceLineEndings(""), (await emulator.Describe()).Member("destinationFlowConfigList"));
    }

    [Fact]
    public async Task Unknown_members_and_nulls_are_dropped_at_every_depth()
    {
        await using var emulator = new TestEmulator();
        await emulator.Create("""
            {"flowName":"orders","flowStatus":"Errored","description":null,
            "triggerConfig":{"triggerType":"OnDemand","triggerProperties":null,"every":"day"},
            "sourceFlowConfig":{"connectorType":"S3","apiVersion":null,"color":{"deep":[1,{"x":null}]},
            "sourceConnectorProperties":{"s3":{"bucketName":"b"},"S3":{"bucketName":"source-bucket","BucketPrefix":"p"}}},
            "destinationFlowConfigList":[{"connectorType":"EventBridge","n":1,"destinationConnectorProperties":
            {"EventBridge":{"object":"o","errorHandlingConfig":null,"more":true}}}],
            "tasks":[{"sourceFields":[],"taskType":"Map_all","taskProperties":null,"comment":"none"}]}
            """);

        var flow = await emulator.Describe();

        Assert.Equal("""{"triggerType":"OnDemand","triggerProperties":{}}""", flow.Member("triggerConfig"));
        Assert.Equal(FlowBody.FromS3, flow.Member("sourceFlowConfig"));
        Assert.Equal(
            """[{"connectorType":"EventBridge","destinationConnectorProperties":{"EventBridge":{"object":"o"}}}]""",
            flow.Member("destinationFlowConfigList"));
        Assert.Equal("""[{"sourceFields":[],"taskType":"Map_all","taskProperties":{}}]""", flow.Member("tasks"));
        Assert.Equal("\"Active\"", flow.Member("flowStatus"));
        Assert.False(flow.Json.TryGetProperty("description", out _));
    }

    [Fact]
    public async Task Description_key_tags_and_catalog_are_returned()
    {
        await using var emulator = new TestEmulator();
        const string Catalog =
            """{"glueDataCatalog":{"roleArn":"arn:aws:iam::123456789012:role/r","databaseName":"db","tablePrefix":"t"}}""";
        await emulator.Create(FlowBody.Of(more: $$"""
            ,"description":"All orders, daily.","kmsArn":"arn:aws:kms:us-east-1:123456789012:key/k",
            "tags":{"team":"data","empty":""},"metadataCatalogConfig":{{Catalog}}
            """));

        var flow = await emulator.Describe();

        Assert.Equal("\"All orders, daily.\"", flow.Member("description"));
        Assert.Equal("\"arn:aws:kms:us-east-1:123456789012:key/k\"", flow.Member("kmsArn"));
        Assert.Equal("""{"team":"data","empty":""}""", flow.Member("tags"));
        Assert.Equal(Catalog, flow.Member("metadataCatalogConfig"));
    }
}
