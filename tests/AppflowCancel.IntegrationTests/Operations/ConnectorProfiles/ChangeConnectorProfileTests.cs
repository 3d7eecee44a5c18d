using AppflowCancel.IntegrationTests.Support;
using static AppflowCancel.IntegrationTests.Support.WireText;

namespace AppflowCancel.IntegrationTests.Operations.ConnectorProfiles;

/// <summary>UpdateConnectorProfile and DeleteConnectorProfile.</summary>
public sealed class ChangeConnectorProfileTests
{
    private const string Update = "/update-connector-profile";
    private const string Delete = "/delete-connector-profile";
    private const string Crm = """{"connectorProfileName":"crm"}""";

    [Fact]
    public async Task An_update_replaces_the_properties_and_keeps_ARNs_and_the_time_of_creation()
    {
        await using var emulator = new TestEmulator();
        await emulator.CreateProfile(ProfileBody.Of());
        var before = (await emulator.Profiles()).Body;
        await emulator.Advance(5);

        (await emulator.Post(Update, ProfileBody.Of(properties: """{"Slack":{"instanceUrl":"https://other.slack.com"}}"""))).MustHaveBody(
            """{"connectorProfileArn":"arn:aws:appflow:us-east-1:123456789012:connectorprofile/crm"}""");

        var after = before.Replace("example.slack.com", "other.slack.com", StringComparison.Ordinal)
            .Replace("\"lastUpdatedAt\":1790000000.000", "\"lastUpdatedAt\":1790000005.000", StringComparison.Ordinal);
        Assert.Equal(after, (await emulator.Profiles()).Body);
    }

    [Fact]
    public async Task An_update_of_a_profile_that_does_not_exist_is_ResourceNotFoundException()
    {
        await using var emulator = new TestEmulator();
        await emulator.MustRefuse(
            Update, ProfileBody.Of(), 404, "ResourceNotFoundException", "Connector Profile with name crm does not exist.");
    }

    [Fact]
    public async Task An_update_with_properties_of_another_type_changes_nothing()
    {
        await using var emulator = new TestEmulator();
        await emulator.CreateProfile(ProfileBody.Of());
        var before = (await emulator.Profiles()).Body;

        await emulator.MustRefuse(
            Update,
            ProfileBody.Of(properties: """{"Zendesk":{"instanceUrl":"https://example.com"}}"""),
            400,
            "ValidationException",
            "connectorProfileProperties contains Zendesk, which does not belong to connector type Slack; allowed: Slack.");

        Assert.Equal(before, (await emulator.Profiles()).Body);
    }

    [Fact]
    public async Task Members_that_an_update_needs_are_all_reported()
    {
        await using var emulator = new TestEmulator();
        await emulator.MustBeInvalid(Update, "{}", Missing("connectorProfileName"), Missing("connectionMode"), Missing("connectorProfileConfig"));
    }

    [Fact]
    public async Task A_private_connection_that_becomes_public_has_no_provisioning_state()
    {
        await using var emulator = new TestEmulator();
        await emulator.CreateProfile(ProfileBody.Of(mode: "Private"));
        await emulator.Post(Update, ProfileBody.Of());
        Assert.DoesNotContain("privateConnectionProvisioningState", (await emulator.Profiles()).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_deleted_profile_is_removed_and_its_name_is_free()
    {
        await using var emulator = new TestEmulator();
        await emulator.CreateProfile(ProfileBody.Of(more: ",\"clientToken\":\"t\""));

        (await emulator.Post(Delete, Crm)).MustHaveBody("{}");

        Assert.Equal("", await emulator.ProfileNames());
        await emulator.CreateProfile(ProfileBody.Of(more: ",\"clientToken\":\"t\""));
        Assert.Equal("crm", await emulator.ProfileNames());
    }

    [Fact]
    public async Task A_profile_that_flows_use_is_deleted_only_with_force_and_the_flows_stay()
    {
        await using var emulator = new TestEmulator();
        var salesforce = """{"connectorType":"Slack","connectorProfileName":"crm","sourceConnectorProperties":{"Slack":{"object":"conversations"}}}""";
        var redshift = """[{"connectorType":"S3","connectorProfileName":"crm","destinationConnectorProperties":{"S3":{"bucketName":"destination-bucket"}}}]""";
        await emulator.CreateProfile(ProfileBody.Of());
        await emulator.Create(FlowBody.Of("b-reads", source: salesforce));
        await emulator.Create(FlowBody.Of("a-writes", destinations: redshift));
        await emulator.Create(FlowBody.Of("c-has-none"));

        await emulator.MustRefuse(
            Delete,
            Crm,
            409,
            "ConflictException",
            "Conflict executing request: Connector profile: crm is associated with one or more flows. If you still want to delete it, then make "
                + "delete request with forceDelete flag as true. Some of the associated flows are: [a-writes, b-reads]");
        (await emulator.Post(Delete, """{"connectorProfileName":"crm","forceDelete":true}""")).MustHaveBody("{}");

        Assert.Equal("", await emulator.ProfileNames());
        (await emulator.Describe("b-reads")).MustBe(System.Net.HttpStatusCode.OK);
    }

    [Fact]
    public async Task Deleting_a_profile_that_does_not_exist_is_ResourceNotFoundException()
    {
        await using var emulator = new TestEmulator();
        await emulator.MustRefuse(Delete, Crm, 404, "ResourceNotFoundException", "Connector Profile with name crm does not exist.");
        await emulator.MustBeInvalid(Delete, "{}", Missing("connectorProfileName"));
    }
}
