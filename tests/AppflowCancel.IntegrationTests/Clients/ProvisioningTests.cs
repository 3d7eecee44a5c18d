using System.Net;
using System.Text.Json;
using AppflowCancel.IntegrationTests.Support;

namespace AppflowCancel.IntegrationTests.Clients;

/// <summary>
/// The calls of Terraform and CloudFormation in their order: create, read back without a difference, update in place, delete, read
/// until it is deleted. The flows are those that the acceptance tests of the Terraform provider create on AWS.
/// </summary>
public sealed class ProvisioningTests
{
    private const string Arn = "arn:aws:appflow:us-east-1:123456789012:flow/tf-acc";
    private const string TagsPath = "/tags/arn%3Aaws%3Aappflow%3Aus-east-1%3A123456789012%3Aflow%2Ftf-acc";

    private const string Source =
        """{"connectorType":"S3","sourceConnectorProperties":{"S3":{"bucketName":"tf-acc-source","bucketPrefix":"flow"}}}""";

    private const string Scheduled =
        """
        {"triggerType":"Scheduled","triggerProperties":{"Scheduled":
        {"dataPullMode":"Incremental","scheduleExpression":"rate(3hours)","scheduleStartTime":1790086400}}}
        """;

    private const string ScheduledLater =
        """
        {"triggerType":"Scheduled","triggerProperties":{"Scheduled":{"dataPullMode":"Complete","scheduleExpression":"rate(6hours)"}}}
        """;

    private const string Map =
        """{"sourceFields":["testField"],"destinationField":"testField","taskType":"Map","connectorOperator":{"S3":"NO_OP"}}""";

    private const string TypedMap =
        """
        {"sourceFields":["testField"],"destinationField":"testField","taskType":"Map","connectorOperator":{"S3":"NO_OP"},
        "taskProperties":{"DESTINATION_DATA_TYPE":"string","SOURCE_DATA_TYPE":"string"}}
        """;

    private const string Projection =
        """
        {"sourceFields":["testField","anotherTestField"],"destinationField":"","taskType":"Filter","connectorOperator":{"S3":"PROJECTION"}}
        """;

    private const string MapAll =
        """
        {"sourceFields":[],"taskType":"Map_all","connectorOperator":{"S3":"NO_OP"},
        "taskProperties":{"DESTINATION_DATA_TYPE":"id","SOURCE_DATA_TYPE":"id"}}
        """;

    private const string Catalog =
        """
        ,"metadataCatalogConfig":{"glueDataCatalog":
        {"databaseName":"testdb_name","tablePrefix":"test_prefix","roleArn":"arn:aws:iam::123456789012:role/tf-acc"}}
        """;

    private const string Path = """{"prefixConfig":{"prefixType":"PATH"}}""";

    private const string Parquet =
        """
        {"prefixConfig":{"prefixType":"PATH"},"fileType":"PARQUET","preserveSourceDataTyping":true,"aggregationConfig":{"aggregationType":"None"}}
        """;

    private const string Hierarchy =
        """{"prefixConfig":{"prefixType":"PATH","pathPrefixHierarchy":["SCHEMA_VERSION","EXECUTION_ID"]}}""";

    private const string Sales = """{"Salesforce":{"instanceUrl":"https://example.my.salesforce.com"}}""";

    private const string SalesSecrets = """{"Salesforce":{"accessToken":"a","refreshToken":"r"}}""";

    [Theory]
    [InlineData("Draft", Scheduled, Path, "[" + Map + "]")]
    [InlineData("Draft", Scheduled, Parquet, "[" + TypedMap + "]")]
    [InlineData("Draft", ScheduledLater, Path, "[" + Map + "]")]
    [InlineData("Active", FlowBody.OnDemand, Path, "[" + TypedMap + "]")]
    [InlineData("Active", FlowBody.OnDemand, Path, "[" + Projection + "," + TypedMap + "," + Map + "]")]
    [InlineData("Active", FlowBody.OnDemand, Path, "[" + MapAll + "]")]
    [InlineData("Active", FlowBody.OnDemand, Hierarchy, "[" + MapAll + "]", Catalog)]
    public async Task Terraform_creates_reads_updates_and_deletes_a_flow(
        string status, string trigger, string format, string tasks, string more = "")
    {
        await using var emulator = new TestEmulator();
        var sent = Flow(trigger, format, tasks, more);

        (await emulator.Post("/create-flow", sent[..^1] + ""","tags":{"Name":"tf-acc"}}"""))
            .MustHaveBody($$"""{"flowArn":"{{Arn}}","flowStatus":"{{status}}"}""");
        Assert.Contains(Arn, (await emulator.Post("/list-flows", "{}")).Body, StringComparison.Ordinal);
        MustContain(sent, await emulator.Describe("tf-acc"));
        (await emulator.Send(HttpMethod.Get, TagsPath)).MustHaveBody("""{"tags":{"Name":"tf-acc"}}""");

        var changed = Flow(trigger, format, tasks, more + ""","description":"test description" """);
        (await emulator.Post("/update-flow", changed)).MustHaveBody($$"""{"flowStatus":"{{status}}"}""");
        MustContain(changed, await emulator.Describe("tf-acc"));
        (await emulator.Send(HttpMethod.Delete, $"{TagsPath}?tagKeys=Name")).MustBe(HttpStatusCode.NoContent);
        (await emulator.Send(HttpMethod.Post, TagsPath, """{"tags":{"Owner":"data"}}""")).MustBe(HttpStatusCode.NoContent);
        (await emulator.Send(HttpMethod.Get, TagsPath)).MustHaveBody("""{"tags":{"Owner":"data"}}""");

        (await emulator.Post("/delete-flow", """{"flowName":"tf-acc"}""")).MustHaveBody("{}");
        await MustBeGone(emulator);
    }

    [Fact]
    public async Task CloudFormation_activates_a_flow_and_deletes_it_by_force()
    {
        await using var emulator = new TestEmulator(("Emulator:RandomSeed", "1"));
        await emulator.Create(Flow(Scheduled, Path, $"[{Map}]", ""","clientToken":"stack-1" """));

        (await emulator.Post("/start-flow", """{"flowName":"tf-acc"}"""))
            .MustHaveBody($$"""{"flowArn":"{{Arn}}","flowStatus":"Active"}""");
        (await emulator.Post("/update-flow", Flow(ScheduledLater, Path, $"[{Map}]"))).MustHaveBody("""{"flowStatus":"Active"}""");
        await emulator.Advance(100_000);
        Assert.EndsWith("=Successful", await emulator.Statuses("tf-acc"));
        Assert.Equal(409, (await emulator.Post("/delete-flow", """{"flowName":"tf-acc"}""")).Status);

        (await emulator.Post("/delete-flow", """{"flowName":"tf-acc","forceDelete":true}""")).MustHaveBody("{}");
        await MustBeGone(emulator);
    }

    [Fact]
    public async Task A_profile_and_a_flow_that_uses_it_are_created_run_and_deleted_in_the_order_of_a_stack()
    {
        await using var emulator = new TestEmulator(("Emulator:ProfileChecks", "Strict"));
        var flow = FlowBody.Of("tf-acc", source: FlowBody.FromSalesforce);
        Assert.Equal(404, (await emulator.Post("/create-flow", flow)).Status);

        await emulator.CreateProfile(ProfileBody.Of("sales", "Salesforce", properties: Sales, credentials: SalesSecrets));
        await emulator.Create(flow);
        Assert.Contains("example.my.salesforce.com", (await emulator.Profiles("""{"connectorProfileNames":["sales"]}""")).Body, StringComparison.Ordinal);
        Assert.NotNull(await emulator.Start("tf-acc"));
        await emulator.Advance(60);
        Assert.EndsWith("=Successful", await emulator.Statuses("tf-acc"));

        Assert.Equal(409, (await emulator.Post("/delete-connector-profile", """{"connectorProfileName":"sales"}""")).Status);
        (await emulator.Post("/delete-flow", """{"flowName":"tf-acc","forceDelete":true}""")).MustHaveBody("{}");
        await MustBeGone(emulator);
        (await emulator.Post("/delete-connector-profile", """{"connectorProfileName":"sales","forceDelete":true}""")).MustHaveBody("{}");
        Assert.Equal("", await emulator.ProfileNames());
    }

    private static string Flow(string trigger, string format, string tasks, string more = "") => FlowBody.Of(
        "tf-acc",
        trigger,
        Source,
        $$$"""[{"connectorType":"S3","destinationConnectorProperties":{"S3":{"bucketName":"tf-acc-destination","s3OutputFormatConfig":{{{format}}} } } }]""",
        tasks,
        more).Trim();

    private static async Task MustBeGone(TestEmulator emulator)
    {
        (await emulator.Describe("tf-acc")).MustRefuse(404, "ResourceNotFoundException", "Flow with name tf-acc does not exist.");
        (await emulator.Post("/list-flows", "{}")).MustHaveBody("""{"flows":[]}""");
        (await emulator.Post("/delete-flow", """{"flowName":"tf-acc"}""")).MustRefuse(
            404, "ResourceNotFoundException", "Flow with name tf-acc does not exist.");
    }

    // With a difference, Terraform would plan a change forever. Members that were not sent count as computed by AWS.
    private static void MustContain(string sent, Answer read) =>
        MustContain(Answer.Parse(sent), read.MustBe(HttpStatusCode.OK).Json, "$");

    private static void MustContain(JsonElement sent, JsonElement read, string path)
    {
        switch (sent.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in sent.EnumerateObject())
                {
                    Assert.True(read.TryGetProperty(member.Name, out var value), $"{path}.{member.Name} was sent and is not there");
                    MustContain(member.Value, value, $"{path}.{member.Name}");
                }

                break;
            case JsonValueKind.Array:
                Assert.Equal(sent.GetArrayLength(), read.GetArrayLength());
                foreach (var (index, each) in sent.EnumerateArray().Index())
                {
                    MustContain(each, read[index], $"{path}[{index}]");
                }

                break;
            default:
                Assert.True(JsonElement.DeepEquals(sent, read), $"{path} was {sent} and is {read}");
                break;
        }
    }
}
