using AppflowCancel.IntegrationTests.Support;

namespace AppflowCancel.IntegrationTests.Operations.ConnectorProfiles;

public sealed class DescribeConnectorProfilesTests
{
    private const string Path = "/describe-connector-profiles";

    [Fact]
    public async Task A_profile_is_shown_without_its_credentials()
    {
        await using var emulator = new TestEmulator();
        await emulator.CreateProfile(ProfileBody.Of());

        var answer = await emulator.Profiles();

        Assert.Matches(
            """
            ^\{"connectorProfileDetails":\[\{"connectorProfileArn":"arn:aws:appflow:us-east-1:123456789012:connectorprofile/crm","connectorProfileName":"crm",
            "connectorType":"Slack","connectionMode":"Public",
            "credentialsArn":"arn:aws:secretsmanager:us-east-1:123456789012:secret:appflow!123456789012-crm-1790000000000-[A-Za-z0-9]{6}",
            "connectorProfileProperties":\{"Slack":\{"instanceUrl":"https://example.slack.com"\}\},"createdAt":1790000000.000,"lastUpdatedAt":1790000000.000\}\]\}$
            """.ReplaceLineEndings(""),
            answer.Body);
    }

    [Fact]
    public async Task Of_a_custom_connector_the_label_is_shown()
    {
        await using var emulator = new TestEmulator();
        await emulator.CreateProfile(ProfileBody.Of(type: "CustomConnector", properties: "{}", more: ",\"connectorLabel\":\"GitHub\""));

        var profile = (await emulator.Profiles()).Json.GetProperty("connectorProfileDetails")[0];

        Assert.Equal("GitHub", profile.GetProperty("connectorLabel").GetString());
        Assert.StartsWith(
            "arn:aws:secretsmanager:us-east-1:123456789012:secret:appflow!123456789012-GitHub-crm-", profile.GetProperty("credentialsArn").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_that_do_not_exist_are_left_out()
    {
        await using var emulator = new TestEmulator();
        await emulator.CreateProfile(ProfileBody.Of());
        Assert.Equal("crm", await emulator.ProfileNames("""{"connectorProfileNames":["ghost","crm"]}"""));
        Assert.Equal("""{"connectorProfileDetails":[]}""", (await emulator.Profiles("""{"connectorProfileNames":["ghost"]}""")).Body);
    }

    [Fact]
    public async Task All_filters_must_match_and_an_empty_list_of_names_does_not_filter()
    {
        await using var emulator = new TestEmulator();
        await emulator.CreateProfile(ProfileBody.Of("a"));
        await emulator.CreateProfile(ProfileBody.Of("b", type: "Amplitude", properties: """{"Amplitude":{}}"""));

        Assert.Equal("a b", await emulator.ProfileNames("""{"connectorProfileNames":[]}"""));
        Assert.Equal("b", await emulator.ProfileNames("""{"connectorType":"Amplitude"}"""));
        Assert.Equal("", await emulator.ProfileNames("""{"connectorProfileNames":["a"],"connectorType":"Amplitude"}"""));
    }

    [Fact]
    public async Task Pages_have_twenty_profiles_by_default_in_the_order_of_names()
    {
        await using var emulator = new TestEmulator();
        for (var i = 0; i < 21; i++)
        {
            await emulator.CreateProfile(ProfileBody.Of($"p{i:00}"));
        }

        var first = (await emulator.Profiles()).Json;
        var token = first.GetProperty("nextToken").GetString();

        Assert.Equal(20, first.GetProperty("connectorProfileDetails").GetArrayLength());
        Assert.Equal("p20", await emulator.ProfileNames($$"""{"nextToken":"{{token}}"}"""));
        Assert.DoesNotContain("nextToken", (await emulator.Profiles($$"""{"nextToken":"{{token}}"}""")).Body, StringComparison.Ordinal);
        Assert.Equal("p00 p01", await emulator.ProfileNames("""{"maxResults":2}"""));
    }

    [Fact]
    public async Task A_token_that_was_not_issued_is_ValidationException()
    {
        await using var emulator = new TestEmulator();
        await emulator.MustRefuse(
            Path, """{"nextToken":"bogus"}""", 400, "ValidationException", "nextToken bogus is not one that this operation gave out.");
    }

    [Theory]
    [InlineData("maintenance", "@maintenance")]
    [InlineData("@maintenance", "@maintenance")]
    public async Task The_stage_of_Snowflake_begins_with_an_at_sign(string sent, string shown)
    {
        await using var emulator = new TestEmulator();
        await emulator.CreateProfile(ProfileBody.Of(
            type: "Snowflake", properties: $$$"""{"Snowflake":{"warehouse":"w","stage":"{{{sent}}}","bucketName":"bucket"}}"""));

        Assert.Equal(
            $$$"""{"Snowflake":{"warehouse":"w","stage":"{{{shown}}}","bucketName":"bucket"}}""",
            (await emulator.Profiles()).Json.GetProperty("connectorProfileDetails")[0].GetProperty("connectorProfileProperties").GetRawText());
    }

    [Fact]
    public async Task A_private_connection_is_PENDING_for_three_minutes_and_CREATED_from_then_on()
    {
        await using var emulator = new TestEmulator();
        await emulator.CreateProfile(ProfileBody.Of("a", mode: "Private"));

        Assert.Equal("PENDING", await Provisioning(emulator));
        await emulator.Advance(179);
        Assert.Equal("PENDING", await Provisioning(emulator));
        await emulator.Advance(1);
        Assert.Equal("CREATED", await Provisioning(emulator));

        await emulator.CreateProfile(ProfileBody.Of("b", mode: "Private"));
        Assert.Equal("CREATED CREATED", await Provisioning(emulator));
    }

    private static async Task<string> Provisioning(TestEmulator emulator) => string.Join(
        ' ',
        (await emulator.Profiles()).Json.GetProperty("connectorProfileDetails").EnumerateArray()
            .Select(profile => profile.GetProperty("privateConnectionProvisioningState").GetProperty("status").GetString()));
}
