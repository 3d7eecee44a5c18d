using AppflowCancel.IntegrationTests.Support;

namespace AppflowCancel.IntegrationTests.Control;

/// <summary>Connector profiles, registered connectors and their entities in state documents.</summary>
public sealed class ConnectorStateTests
{
    private const string Orders = """
        {"name":"orders","label":"Orders","fields":[{"identifier":"id","label":"Id","isPrimaryKey":true,
         "supportedFieldTypeDetails":{"v1":{"fieldType":"String","filterOperators":["EQUAL_TO"],"fieldLengthRange":{"minimum":1,"maximum":36}}}}]}
        """;

    private static readonly string State = """
        {"connectorProfiles":[
          {"connectorProfileName":"crm","connectorType":"Slack","connectorProfileProperties":{"Slack":{"instanceUrl":"https://example.slack.com"}}},
          {"connectorProfileName":"house","connectorType":"CustomConnector","connectorLabel":"warehouse"},
          {"connectorProfileName":"own","region":"eu-west-1","connectorType":"Amplitude","entities":[
            {"name":"events","group":"Streams","entities":[ORDERS]}]},
          {"connectorProfileName":"sap","connectorType":"Salesforce","connectionMode":"Private",
           "privateConnection":{"provisionedAt":1790000010,"failureCause":"ACCESS_DENIED","failureMessage":"no"}}],
         "connectors":[{"connectorLabel":"warehouse","description":"ours","connectorConfiguration":{"connectorOwner":"Us","connectorType":"CUSTOMCONNECTOR"},
           "entities":[ORDERS]}]}
        """.Replace("ORDERS", Orders, StringComparison.Ordinal);

    [Fact]
    public async Task Export_import_export_of_connectors_gives_the_same_document()
    {
        await using var emulator = new TestEmulator();
        await emulator.PutState(State);
        await emulator.CreateProfile(ProfileBody.Of("by-client", mode: "Private"));

        var exported = await emulator.State();
        await emulator.PutState(exported);

        Assert.Equal(exported, await emulator.State());
        Assert.Equal("by-client crm house sap", await emulator.ProfileNames());
        Assert.DoesNotContain(ProfileBody.Secret, exported, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_profile_from_a_state_document_is_like_a_created_one()
    {
        await using var emulator = new TestEmulator();
        await emulator.PutState(State);
        var seeded = (await emulator.Profiles("""{"connectorProfileNames":["crm"]}""")).Body;

        await emulator.PutState("{}");
        await emulator.CreateProfile(ProfileBody.Of());

        Assert.Equal((await emulator.Profiles()).Body, seeded);
    }

    [Fact]
    public async Task Entities_of_a_connector_are_those_of_its_profiles()
    {
        await using var emulator = new TestEmulator();
        await emulator.PutState(State);

        (await emulator.Post("/list-connector-entities", """{"connectorProfileName":"house"}""")).MustHaveBody(
            """{"connectorEntityMap":{"Objects":[{"name":"orders","label":"Orders","hasNestedEntities":false}]}}""");
        Assert.Contains(
            "\"fieldLengthRange\":{\"maximum\":36,\"minimum\":1}",
            (await emulator.Post("/describe-connector-entity", """{"connectorProfileName":"house","connectorEntityName":"orders"}""")).Body,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Entities_of_a_profile_replace_those_of_its_connector()
    {
        await using var emulator = new TestEmulator();
        await emulator.PutState(State);

        var top = await emulator.Post("/list-connector-entities", """{"connectorProfileName":"own"}""", region: "eu-west-1");
        var below = await emulator.Post("/list-connector-entities", """{"connectorProfileName":"own","entitiesPath":"events"}""", region: "eu-west-1");

        top.MustHaveBody("""{"connectorEntityMap":{"Streams":[{"name":"events","hasNestedEntities":true}]}}""");
        below.MustHaveBody("""{"connectorEntityMap":{"Objects":[{"name":"orders","label":"Orders","hasNestedEntities":false}]}}""");
    }

    [Fact]
    public async Task Configuration_members_of_a_document_are_described()
    {
        await using var emulator = new TestEmulator();
        await emulator.PutState(State);

        var answer = await emulator.Post("/describe-connector", """{"connectorType":"CustomConnector","connectorLabel":"warehouse"}""");

        Assert.Equal("\"Us\"", answer.Member("connectorConfiguration", "connectorOwner"));
        Assert.Equal(
            "\"arn:aws:lambda:us-east-1:123456789012:function:warehouse\"",
            answer.Member("connectorConfiguration", "connectorProvisioningConfig", "lambda", "lambdaArn"));
    }

    [Fact]
    public async Task A_private_connection_fails_when_and_why_the_document_says()
    {
        await using var emulator = new TestEmulator();
        await emulator.PutState(State);
        Assert.Contains("\"status\":\"PENDING\"", (await emulator.Profiles()).Body, StringComparison.Ordinal);

        await emulator.Advance(10);

        Assert.Contains(
            "\"privateConnectionProvisioningState\":{\"status\":\"FAILED\",\"failureMessage\":\"no\",\"failureCause\":\"ACCESS_DENIED\"}",
            (await emulator.Profiles()).Body,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_merge_replaces_the_profile_of_the_same_name_and_keeps_the_others()
    {
        await using var emulator = new TestEmulator();
        await emulator.PutState(State);

        await emulator.Control(HttpMethod.Post, "/_appflow/state", """{"connectorProfiles":[{"connectorProfileName":"crm","connectorType":"Amplitude"}]}""");

        Assert.Equal("crm", await emulator.ProfileNames("""{"connectorType":"Amplitude"}"""));
        Assert.Equal("crm house sap", await emulator.ProfileNames());
    }

    [Theory]
    [InlineData("""{"connectorProfiles":[{"connectorType":"Slack"}]}""", "$.connectorProfiles[0].connectorProfileName is required.")]
    [InlineData("""{"connectorProfiles":[{"connectorProfileName":"a","connectorType":"Slack"}]}""",
        "$.connectorProfiles[0]: connectorProfileProperties must contain Slack for connector type Slack.")]
    [InlineData("""{"connectorProfiles":[{"connectorProfileName":"a","connectorType":"Amplitude","connectorLabel":"ab"}]}""",
        "$.connectorProfiles[0].connectorLabel is required with connectorType CustomConnector, and not allowed with any other.")]
    [InlineData("""{"connectorProfiles":[{"connectorProfileName":"a","connectorType":"Amplitude","privateConnection":{}}]}""",
        "$.connectorProfiles[0].privateConnection is allowed only with connectionMode Private.")]
    [InlineData("""{"connectorProfiles":[{"connectorProfileName":"a","connectorType":"Amplitude"},{"connectorProfileName":"a","connectorType":"Amplitude"}]}""",
        "$.connectorProfiles[1].connectorProfileName \"a\" is a duplicate.")]
    [InlineData("""{"connectors":[{"connectorLabel":"ab","entities":[{"name":"x"},{"name":"x"}]}]}""", "$.connectors[0].entities holds \"x\" twice.")]
    [InlineData("""{"connectors":[{"connectorLabel":"ab","entities":[{"name":"x","fields":[{"label":"l"}]}]}]}""",
        "$.connectors[0].entities[0]: Value null at 'fields.1.member.identifier' failed to satisfy constraint: Member must not be null")]
    public async Task An_invalid_document_is_refused_with_the_path(string state, string message)
    {
        await using var emulator = new TestEmulator();
        (await emulator.TryControl(HttpMethod.Put, "/_appflow/state", state)).MustBeBadRequest(message);
    }

    [Fact]
    public async Task Credentials_in_a_document_are_refused()
    {
        await using var emulator = new TestEmulator();

        var answer = await emulator.TryControl(
            HttpMethod.Put, "/_appflow/state", """{"connectorProfiles":[{"connectorProfileName":"a","connectorType":"Amplitude","connectorProfileCredentials":{}}]}""");

        Assert.Equal(400, answer.Status);
        Assert.StartsWith("$.connectorProfiles[0].connectorProfileCredentials is not known;", answer.Message, StringComparison.Ordinal);
    }
}
