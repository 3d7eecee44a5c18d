using AppflowCancel.IntegrationTests.Support;
using static AppflowCancel.IntegrationTests.Support.WireText;

namespace AppflowCancel.IntegrationTests.Operations.Connectors;

public sealed class RegisteredConnectorTests
{
    private const string Register = "/register-connector";
    private const string Update = "/update-connector-registration";
    private const string Unregister = "/unregister-connector";
    private const string Label = """{"connectorLabel":"warehouse"}""";

    [Fact]
    public async Task A_registered_connector_is_listed_with_the_rest_of_a_sample()
    {
        await using var emulator = new TestEmulator();

        (await emulator.Post(Register, Body())).MustHaveBody(
            """{"connectorArn":"arn:aws:appflow:us-east-1:123456789012:connector/warehouse"}""");

        (await emulator.Post("/list-connectors", "{}")).MustHaveBody(
            """
            {"connectors":[{"connectorDescription":"ours","connectorName":"warehouse","connectorOwner":"SampleConnector","connectorVersion":"1.0",
            "connectorType":"CUSTOMCONNECTOR","connectorLabel":"warehouse","registeredAt":1790000000.000,"registeredBy":"CUSTOM",
            "connectorProvisioningType":"LAMBDA","connectorModes":["SOURCE","DESTINATION"]}]}
            """);
    }

    [Fact]
    public async Task Without_registered_connectors_the_list_is_empty()
    {
        await using var emulator = new TestEmulator();
        (await emulator.Post("/list-connectors", "{}")).MustHaveBody("""{"connectors":[]}""");
    }

    [Fact]
    public async Task The_list_is_paged_in_the_order_of_labels()
    {
        await using var emulator = new TestEmulator();
        foreach (var label in (string[])["c1", "a1", "b1"])
        {
            await emulator.Post(Register, Body(label));
        }

        var first = (await emulator.Post("/list-connectors", """{"maxResults":2}""")).Json;
        var second = (await emulator.Post("/list-connectors", $$"""{"nextToken":"{{first.GetProperty("nextToken").GetString()}}"}""")).Json;

        Assert.Equal("a1 b1 | c1", $"{Labels(first)} | {Labels(second)}");
        Assert.False(second.TryGetProperty("nextToken", out _));
    }

    [Theory]
    [InlineData("""{"connectorProvisioningConfig":{"lambda":{"lambdaArn":"arn:aws:lambda:us-east-1:123456789012:function:f"}}}""", "connectorLabel is required.")]
    [InlineData("""{"connectorLabel":"warehouse"}""", "connectorProvisioningConfig must contain the ARN of a Lambda function.")]
    public async Task A_label_and_a_function_are_required(string body, string message)
    {
        await using var emulator = new TestEmulator();
        await emulator.MustRefuse(Register, body, 400, "ValidationException", message);
    }

    [Fact]
    public async Task An_ARN_of_something_else_violates_the_model()
    {
        await using var emulator = new TestEmulator();
        await emulator.MustBeInvalid(
            Register,
            """{"connectorLabel":"warehouse","connectorProvisioningConfig":{"lambda":{"lambdaArn":"f"}}}""",
            Clause("'f'", "connectorProvisioningConfig.lambda.lambdaArn", "Member must satisfy regular expression pattern: arn:aws:.*:.*:[0-9]+:.*"));
    }

    [Fact]
    public async Task A_label_already_in_use_is_ConflictException_except_for_the_same_token()
    {
        await using var emulator = new TestEmulator();
        var first = await emulator.Post(Register, Body(more: ",\"clientToken\":\"t\""));

        Assert.Equal(first.Body, (await emulator.Post(Register, Body(more: ",\"clientToken\":\"t\""))).Body);
        await emulator.MustRefuse(
            Register, Body(), 409, "ConflictException", "Conflict executing request: Connector:warehouse is already registered.");
    }

    [Fact]
    public async Task An_update_changes_what_it_names()
    {
        await using var emulator = new TestEmulator();
        await emulator.Post(Register, Body());

        (await emulator.Post(Update, """{"connectorLabel":"warehouse","description":"new"}""")).MustHaveBody(
            """{"connectorArn":"arn:aws:appflow:us-east-1:123456789012:connector/warehouse"}""");

        var described = await emulator.Post("/describe-connector", """{"connectorType":"CustomConnector","connectorLabel":"warehouse"}""");
        Assert.Equal("\"new\"", described.Member("connectorConfiguration", "connectorDescription"));
        Assert.Equal(
            "\"arn:aws:lambda:us-east-1:123456789012:function:f\"",
            described.Member("connectorConfiguration", "connectorProvisioningConfig", "lambda", "lambdaArn"));
    }

    [Theory]
    [InlineData(Update)]
    [InlineData(Unregister)]
    public async Task A_label_that_is_not_registered_is_ResourceNotFoundException(string path)
    {
        await using var emulator = new TestEmulator();
        await emulator.MustRefuse(path, Label, 404, "ResourceNotFoundException", "Connector:warehouse is not registered.");
        await emulator.MustBeInvalid(path, "{}", Missing("connectorLabel"));
    }

    [Fact]
    public async Task A_connector_that_profiles_use_is_unregistered_only_with_force_and_the_profiles_stay()
    {
        await using var emulator = new TestEmulator();
        await emulator.Post(Register, Body());
        foreach (var name in (string[])["b", "a"])
        {
            await emulator.CreateProfile(ProfileBody.Of(name, type: "CustomConnector", properties: "{}", more: ",\"connectorLabel\":\"warehouse\""));
        }

        await emulator.MustRefuse(
            Unregister,
            Label,
            409,
            "ConflictException",
            "Conflict executing request: Connector: warehouse is associated with one or more connector profiles. If you still want to delete it, "
                + "then make delete request with forceDelete flag as true. Some of the associated connector profiles are: [a, b]");
        (await emulator.Post(Unregister, """{"connectorLabel":"warehouse","forceDelete":true}""")).MustHaveBody("{}");

        Assert.Equal("a b", await emulator.ProfileNames());
    }

    [Fact]
    public async Task An_unused_connector_is_unregistered_and_its_label_is_free()
    {
        await using var emulator = new TestEmulator();
        await emulator.Post(Register, Body());

        (await emulator.Post(Unregister, Label)).MustHaveBody("{}");

        (await emulator.Post(Register, Body())).MustBe(System.Net.HttpStatusCode.OK);
    }

    private static string Labels(System.Text.Json.JsonElement list) =>
        string.Join(' ', list.GetProperty("connectors").EnumerateArray().Select(each => each.GetProperty("connectorLabel").GetString()));

    private static string Body(string label = "warehouse", string more = "") => $$"""
        {"connectorLabel":"{{label}}","description":"ours","connectorProvisioningType":"LAMBDA","connectorProvisioningConfig":
        {"lambda":{"lambdaArn":"arn:aws:lambda:us-east-1:123456789012:function:f"} }{{more}} }
        """;
}
