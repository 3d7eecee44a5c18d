using System.Net;
using AppflowCancel.IntegrationTests.Support;
using static AppflowCancel.IntegrationTests.Support.WireText;

namespace AppflowCancel.IntegrationTests.Operations;

public sealed class UpdateFlowTests
{
    private const string Path = "/update-flow";

    [Fact]
    public async Task The_answer_is_the_status_only()
    {
        await using var emulator = await WithFlow();
        (await emulator.Post(Path, FlowBody.Of(more: ""","description":"new" """))).MustHaveBody("""{"flowStatus":"Active"}""");
    }

    [Fact]
    public async Task Omitted_members_are_removed_except_tags_and_key()
    {
        await using var emulator = await WithFlow(""","description":"old","tags":{"team":"data"},"kmsArn":"arn:aws:kms:eu:1:key/abc" """);
        await emulator.Advance(10);

        await emulator.Post(Path, FlowBody.Of(tasks: """[{"sourceFields":["a"],"taskType":"Map_all"}]"""));

        var flow = await emulator.Describe();
        Assert.False(flow.Json.TryGetProperty("description", out _));
        Assert.Equal("""{"team":"data"}""", flow.Member("tags"));
        Assert.Equal("\"arn:aws:kms:eu:1:key/abc\"", flow.Member("kmsArn"));
        Assert.Equal("""[{"sourceFields":["a"],"taskType":"Map_all","taskProperties":{}}]""", flow.Member("tasks"));
        Assert.Equal("1790000000.000 1790000010.000", $"{flow.Member("createdAt")} {flow.Member("lastUpdatedAt")}");
    }

    [Fact]
    public async Task The_normalisations_of_CreateFlow_apply()
    {
        await using var emulator = await WithFlow();
        var before = (await emulator.Describe()).Body;

        await emulator.Post(Path, FlowBody.Of());

        Assert.Equal(before, (await emulator.Describe()).Body);
    }

    [Fact]
    public async Task A_flow_that_does_not_exist_is_ResourceNotFoundException()
    {
        await using var emulator = await WithFlow();
        await emulator.MustRefuse(
            Path, FlowBody.Of("ghost"), 404, "ResourceNotFoundException", "Flow with name ghost does not exist.");
    }

    [Theory]
    [InlineData("""[{"connectorType":"S3","destinationConnectorProperties":{"S3":{"bucketName":"other-bucket"}}}]""")]
    [InlineData("""[{"connectorType":"S3","destinationConnectorProperties":{"S3":{"bucketName":"destination-bucket","bucketPrefix":"daily"}}}]""")]
    [InlineData("""[{"connectorType":"EventBridge","destinationConnectorProperties":{"EventBridge":{"object":"o"}}}]""")]
    [InlineData("[]")]
    public async Task Another_destination_is_refused_in_the_recorded_words(string destinations)
    {
        await using var emulator = await WithFlow();
        await emulator.MustRefuse(
            Path,
            FlowBody.Of(destinations: destinations),
            400,
            "ValidationException",
            "Update Flow request failed due to:[Destination object for the destination connector can not be updated]");
    }

    [Theory]
    [InlineData("""{"connectorType":"S3","sourceConnectorProperties":{"S3":{"bucketName":"other-bucket"}}}""")]
    [InlineData("""{"connectorType":"S3","sourceConnectorProperties":{"S3":{"bucketName":"source-bucket","bucketPrefix":"daily"}}}""")]
    [InlineData(FlowBody.FromSalesforce)]
    public async Task Another_source_is_refused_in_the_recorded_words(string source)
    {
        await using var emulator = await WithFlow();
        await emulator.MustRefuse(
            Path,
            FlowBody.Of(source: source),
            400,
            "ValidationException",
            "Update Flow request failed due to:[Do not update the object for the flow.]");
    }

    [Fact]
    public async Task An_empty_prefix_equals_an_absent_one()
    {
        await using var emulator = await WithFlow();
        (await emulator.Post(Path, FlowBody.Of(
            source: """{"connectorType":"S3","sourceConnectorProperties":{"S3":{"bucketName":"source-bucket","bucketPrefix":""}}}""")))
            .MustBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_format_of_the_same_destination_can_change()
    {
        await using var emulator = await WithFlow();
        var answer = await emulator.Post(Path, FlowBody.Of(destinations: """
            [{"connectorType":"S3","destinationConnectorProperties":
            {"S3":{"bucketName":"destination-bucket","s3OutputFormatConfig":{"fileType":"JSON"}}}}]
            """));

        answer.MustBe(HttpStatusCode.OK);
        Assert.Contains("\"fileType\":\"JSON\"", (await emulator.Describe()).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Runs_in_progress_are_not_affected()
    {
        await using var emulator = await WithFlow();
        var id = await emulator.Start();

        (await emulator.Post(Path, FlowBody.Of(more: ""","description":"new" """))).MustBe(HttpStatusCode.OK);
        await emulator.Advance(29.999);

        Assert.Equal($"{id}=InProgress", await emulator.Statuses());
    }

    [Fact]
    public async Task Every_missing_required_member_is_reported()
    {
        await using var emulator = await WithFlow();
        await emulator.MustBeInvalid(
            Path,
            """{"flowName":"orders"}""",
            Missing("triggerConfig"),
            Missing("sourceFlowConfig"),
            Missing("destinationFlowConfigList"),
            Missing("tasks"));
    }

    [Fact]
    public async Task Tasks_without_a_projection_or_Map_all_are_refused()
    {
        await using var emulator = new TestEmulator();
        await emulator.Create(FlowBody.Of(source: FlowBody.FromSalesforce));
        await emulator.MustRefuse(
            Path,
            FlowBody.Of(source: FlowBody.FromSalesforce, tasks: "[]"),
            400,
            "ValidationException",
            "Update Flow request failed due to:[Task Validation Error: You must specify a projection task or a MAP_ALL task]");
    }

    [Fact]
    public async Task A_token_used_again_with_other_parameters_is_ConflictException()
    {
        await using var emulator = await WithFlow();
        await emulator.Post(Path, FlowBody.Of(more: ""","clientToken":"t","description":"one" """));

        await emulator.MustRefuse(
            Path,
            FlowBody.Of(more: ""","clientToken":"t","description":"two" """),
            409,
            "ConflictException",
            "Conflict executing request: clientToken t was used with other parameters in the last 8 hours.");
    }

    [Fact]
    public async Task A_changed_schedule_applies_to_later_runs()
    {
        await using var emulator = new TestEmulator(("Emulator:RandomSeed", "1"));
        await emulator.Create(FlowBody.Of(trigger: FlowBody.Scheduled("rate(1hour)")));
        await emulator.Start();
        await emulator.Advance(60);

        (await emulator.Post(Path, FlowBody.Of(trigger: FlowBody.Scheduled("rate(1minute)")))).MustHaveBody("""{"flowStatus":"Active"}""");
        await emulator.Advance(60);

        Assert.Equal(2, (await emulator.Statuses()).Split(' ').Length);
    }

    private static async Task<TestEmulator> WithFlow(string more = "")
    {
        var emulator = new TestEmulator();
        await emulator.Create(FlowBody.Of(more: more));
        return emulator;
    }
}
