using AppflowCancel.IntegrationTests.Support;
using static AppflowCancel.IntegrationTests.Support.WireText;

namespace AppflowCancel.IntegrationTests.Operations.Connectors;

/// <summary>ListConnectorEntities, DescribeConnectorEntity and ResetConnectorMetadataCache.</summary>
public sealed class ConnectorEntityTests
{
    private const string List = "/list-connector-entities";
    private const string Entity = "/describe-connector-entity";
    private const string Reset = "/reset-connector-metadata-cache";

    [Fact]
    public async Task A_profile_has_the_entities_of_its_connector()
    {
        await using var emulator = new TestEmulator();
        await emulator.CreateProfile(ProfileBody.Of());

        (await emulator.Post(List, """{"connectorProfileName":"crm"}""")).MustHaveBody(
            """{"connectorEntityMap":{"Objects":[{"name":"conversations","label":"Conversations","hasNestedEntities":true}]}}""");
    }

    [Fact]
    public async Task A_path_selects_the_nested_entities()
    {
        await using var emulator = new TestEmulator();
        (await emulator.Post(List, """{"connectorType":"Slack","entitiesPath":"conversations"}""")).MustHaveBody(
            """{"connectorEntityMap":{"Channels":[{"name":"conversations/CQTFBK48N","label":"general","hasNestedEntities":false}]}}""");
        (await emulator.Post(List, """{"connectorType":"Slack","entitiesPath":"nowhere"}""")).MustHaveBody("""{"connectorEntityMap":{}}""");
    }

    [Fact]
    public async Task Entities_are_listed_in_pages()
    {
        await using var emulator = new TestEmulator();

        var first = (await emulator.Post(List, """{"connectorType":"Salesforce","maxResults":2}""")).Json;
        var second = (await emulator.Post(List, $$"""{"connectorType":"Salesforce","nextToken":"{{first.GetProperty("nextToken").GetString()}}"}""")).Json;

        Assert.Equal("Account Contact | Opportunity", $"{Names(first)} | {Names(second)}");
    }

    [Fact]
    public async Task A_pending_private_connection_has_no_entities_yet()
    {
        await using var emulator = new TestEmulator();
        await emulator.CreateProfile(ProfileBody.Of(mode: "Private"));
        (await emulator.Post(List, """{"connectorProfileName":"crm"}""")).MustHaveBody("""{"connectorEntityMap":{}}""");

        await emulator.Advance(180);

        Assert.Contains("conversations", (await emulator.Post(List, """{"connectorProfileName":"crm"}""")).Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(List, """{"connectorProfileName":"ghost"}""")]
    [InlineData(Entity, """{"connectorProfileName":"ghost","connectorEntityName":"Account"}""")]
    [InlineData(Reset, """{"connectorProfileName":"ghost"}""")]
    public async Task A_profile_that_does_not_exist_is_ResourceNotFoundException(string path, string body)
    {
        await using var emulator = new TestEmulator();
        await emulator.MustRefuse(path, body, 404, "ResourceNotFoundException", "Connector Profile with name ghost does not exist.");
    }

    [Theory]
    [InlineData(List, "{}")]
    [InlineData(Entity, """{"connectorEntityName":"Account"}""")]
    public async Task A_profile_or_a_type_is_required(string path, string body)
    {
        await using var emulator = new TestEmulator();
        await emulator.MustRefuse(path, body, 400, "ValidationException", "connectorProfileName or connectorType is required.");
    }

    [Fact]
    public async Task Fields_of_an_entity_are_described()
    {
        await using var emulator = new TestEmulator();

        var fields = (await emulator.Post(Entity, """{"connectorType":"Salesforce","connectorEntityName":"Account"}""")).Json.GetProperty("connectorEntityFields");

        Assert.Equal("Id Name Type", string.Join(' ', fields.EnumerateArray().Take(3).Select(field => field.GetProperty("identifier").GetString())));
        await emulator.MustRefuse(
            Entity,
            """{"connectorType":"Salesforce","connectorEntityName":"Ghost"}""",
            404,
            "ResourceNotFoundException",
            "Connector entity Ghost does not exist.");
        await emulator.MustBeInvalid(Entity, "{}", Missing("connectorEntityName"));
    }

    [Fact]
    public async Task The_cache_is_reset_for_a_profile_or_for_a_type_that_needs_none()
    {
        await using var emulator = new TestEmulator();
        await emulator.CreateProfile(ProfileBody.Of());

        (await emulator.Post(Reset, """{"connectorProfileName":"crm"}""")).MustHaveBody("{}");
        (await emulator.Post(Reset, """{"connectorType":"S3"}""")).MustHaveBody("{}");
        await emulator.MustRefuse(
            Reset,
            """{"connectorType":"Salesforce"}""",
            400,
            "ValidationException",
            "connectorProfileName is required, except with connectorType CustomerProfiles, EventBridge, LookoutMetrics, S3, Upsolver.");
    }

    private static string Names(System.Text.Json.JsonElement answer) => string.Join(
        ' ', answer.GetProperty("connectorEntityMap").GetProperty("Objects").EnumerateArray().Select(each => each.GetProperty("name").GetString()));
}
