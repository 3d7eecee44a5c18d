using AppflowCancel.Aws.Shapes;
using AppflowCancel.Connectors;
using AppflowCancel.Domain.Connectors;
using AppflowCancel.IntegrationTests.Support;
using AppflowCancel.Model;
using static AppflowCancel.IntegrationTests.Support.WireText;

namespace AppflowCancel.IntegrationTests.Operations.Connectors;

/// <summary>DescribeConnector and DescribeConnectors, and the catalog behind them.</summary>
public sealed class ConnectorCatalogTests
{
    [Fact]
    public void Every_configuration_and_field_satisfies_the_model_except_for_the_type_in_capitals()
    {
        var catalog = new ConnectorCatalog();
        var expected = ModelShapes.ConnectorType.Values.Where(type => type != "CustomConnector");
        Assert.Equal(expected.Order(StringComparer.Ordinal), catalog.Configurations.Select(each => each.Key));

        Assert.All(catalog.Configurations, each => MustFit(ModelShapes.ConnectorConfiguration, each.Value, "connectorType"));
        MustFit(ModelShapes.ConnectorConfiguration, catalog.CustomConnector, "connectorType");
        Assert.All(
            ModelShapes.ConnectorType.Values.SelectMany(catalog.EntitiesOf).SelectMany(Fields),
            field => MustFit(ModelShapes.ConnectorEntityField, field, ""));
    }

    [Fact]
    public async Task A_call_without_parameters_lists_twenty_of_AWSs_connectors_and_then_the_rest()
    {
        await using var emulator = new TestEmulator();

        var first = (await emulator.Post("/describe-connectors", "{}")).Json;
        var second = (await emulator.Post("/describe-connectors", $$"""{"nextToken":"{{first.GetProperty("nextToken").GetString()}}"}""")).Json;

        Assert.Equal("20 3", $"{Count(first)} {Count(second)}");
        Assert.False(second.TryGetProperty("nextToken", out _));
        Assert.Equal("[]", first.GetProperty("connectors").GetRawText());
    }

    [Fact]
    public async Task Types_narrow_the_list()
    {
        await using var emulator = new TestEmulator();
        (await emulator.Post("/describe-connectors", """{"connectorTypes":["EventBridge","CustomConnector"]}""")).MustHaveBody(
            """
            {"connectorConfigurations":{"EventBridge":{"canUseAsSource":false,"canUseAsDestination":true,"isPrivateLinkEnabled":false,
            "connectorMetadata":{"EventBridge":{}},"connectorType":"EVENTBRIDGE","connectorDescription":"EventBridge"}},"connectors":[]}
            """);
    }

    [Fact]
    public async Task Salesforce_is_described_with_its_type_in_capitals_as_recorded()
    {
        await using var emulator = new TestEmulator();

        var answer = await emulator.Post("/describe-connector", """{"connectorType":"Salesforce"}""");

        Assert.Equal("\"SALESFORCE\"", answer.Member("connectorConfiguration", "connectorType"));
        Assert.Equal("""["Scheduled","OnDemand","Event"]""", answer.Member("connectorConfiguration", "supportedTriggerTypes").Replace(" ", "", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_custom_connector_is_described_by_its_label()
    {
        await using var emulator = new TestEmulator();

        await emulator.MustRefuse(
            "/describe-connector",
            """{"connectorType":"CustomConnector"}""",
            400,
            "ValidationException",
            "connectorLabel is required for connector type CustomConnector.");
        await emulator.MustRefuse(
            "/describe-connector",
            """{"connectorType":"CustomConnector","connectorLabel":"ghost"}""",
            404,
            "ResourceNotFoundException",
            "Connector:ghost is not registered.");
        Assert.Equal(
            "\"GitHub\"",
            (await emulator.Post("/describe-connector", """{"connectorType":"CustomConnector","connectorLabel":"GitHub"}"""))
                .Member("connectorConfiguration", "connectorLabel"));
        await emulator.MustBeInvalid("/describe-connector", "{}", Missing("connectorType"));
    }

    private static int Count(System.Text.Json.JsonElement answer) => answer.GetProperty("connectorConfigurations").EnumerateObject().Count();

    private static IEnumerable<System.Text.Json.JsonElement> Fields(ConnectorEntity entity) => entity.Fields.Concat(entity.Entities.SelectMany(Fields));

    private static void MustFit(StructureShape shape, System.Text.Json.JsonElement value, string exempt)
    {
        Assert.Null(shape.FindTypeError(value));
        Assert.Null(shape.UnknownMemberIn(value, "$"));
        var clauses = new List<string>();
        shape.Check(value, "$", clauses);
        Assert.DoesNotContain(clauses, clause => exempt.Length == 0 || !clause.Contains($"'$.{exempt}'", StringComparison.Ordinal));
    }
}
