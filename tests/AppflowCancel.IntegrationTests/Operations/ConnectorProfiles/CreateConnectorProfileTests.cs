using AppflowCancel.IntegrationTests.Support;
using static AppflowCancel.IntegrationTests.Support.WireText;

namespace AppflowCancel.IntegrationTests.Operations.ConnectorProfiles;

public sealed class CreateConnectorProfileTests
{
    private const string Path = "/create-connector-profile";

    [Fact]
    public async Task The_answer_is_the_ARN_of_the_profile()
    {
        await using var emulator = new TestEmulator();
        (await emulator.Post(Path, ProfileBody.Of("sales/emea"))).MustHaveBody(
            """{"connectorProfileArn":"arn:aws:appflow:us-east-1:123456789012:connectorprofile/sales/emea"}""");
    }

    [Fact]
    public async Task Every_missing_member_is_reported_at_once()
    {
        await using var emulator = new TestEmulator();
        await emulator.MustBeInvalid(
            Path, "{}", Missing("connectorProfileName"), Missing("connectorType"), Missing("connectionMode"), Missing("connectorProfileConfig"));
    }

    [Fact]
    public async Task A_secret_that_violates_a_constraint_is_not_repeated()
    {
        await using var emulator = new TestEmulator();
        var credentials = """{"Slack":{"clientId":"i d","clientSecret":"hunter 2"}}""";
        await emulator.MustBeInvalid(
            Path,
            ProfileBody.Of(credentials: credentials),
            @"Value 'i d' at 'connectorProfileConfig.connectorProfileCredentials.slack.clientId' failed to satisfy constraint: "
                + @"Member must satisfy regular expression pattern: \S+",
            @"Value at 'connectorProfileConfig.connectorProfileCredentials.slack.clientSecret' failed to satisfy constraint: "
                + @"Member must satisfy regular expression pattern: \S+");
    }

    [Fact]
    public async Task Secrets_in_a_map_are_not_repeated()
    {
        await using var emulator = new TestEmulator();
        var credentials = """{"CustomConnector":{"authenticationType":"CUSTOM","custom":{"customAuthenticationType":"x","credentialsMap":{"pin":"hunter 2"}}}}""";

        var answer = await emulator.Post(
            Path, ProfileBody.Of(type: "CustomConnector", properties: "{}", credentials: credentials, more: ",\"connectorLabel\":\"GitHub\""));

        Assert.Equal(400, answer.Status);
        Assert.Contains("Value at 'connectorProfileConfig.connectorProfileCredentials.customConnector.custom.credentialsMap'", answer.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter", answer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_secret_is_in_any_answer_the_journal_the_state_or_the_log()
    {
        var log = new LogLines();
        await using var emulator = new TestEmulator { Log = log };

        var texts = new List<string>
        {
            (await emulator.CreateProfile(ProfileBody.Of(more: ",\"clientToken\":\"t\""))).Body,
            (await emulator.Post(Path, ProfileBody.Of())).Body,
            (await emulator.Profiles()).Body,
            (await emulator.Control(HttpMethod.Get, "/_appflow/requests")).GetRawText(),
            (await emulator.Control(HttpMethod.Get, "/_appflow/state")).GetRawText(),
        };

        Assert.NotEmpty(log.All);
        Assert.All(texts.Concat(log.All), text => Assert.DoesNotContain(ProfileBody.Secret, text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_name_already_in_use_is_ConflictException()
    {
        await using var emulator = new TestEmulator();
        await emulator.CreateProfile(ProfileBody.Of());
        await emulator.MustRefuse(
            Path, ProfileBody.Of(), 409, "ConflictException", "Conflict executing request: Connector Profile with name crm already exists.");
    }

    [Fact]
    public async Task A_label_that_is_not_registered_is_ResourceNotFoundException_in_the_recorded_words()
    {
        await using var emulator = new TestEmulator();
        await emulator.MustRefuse(
            Path,
            ProfileBody.Of(type: "CustomConnector", properties: "{}", more: ",\"connectorLabel\":\"BigQueryConnector\""),
            404,
            "ResourceNotFoundException",
            "Connector:BigQueryConnector is not registered. Please register it first before creating ConnectorProfile.");
    }

    [Fact]
    public async Task A_label_of_AWS_needs_no_registration()
    {
        await using var emulator = new TestEmulator();
        await emulator.CreateProfile(ProfileBody.Of(type: "CustomConnector", properties: "{}", more: ",\"connectorLabel\":\"GoogleBigQuery\""));
        Assert.Equal("crm", await emulator.ProfileNames("""{"connectorLabel":"GoogleBigQuery"}"""));
    }

    [Fact]
    public async Task A_custom_connector_without_a_label_is_ValidationException()
    {
        await using var emulator = new TestEmulator();
        await emulator.MustRefuse(
            Path,
            ProfileBody.Of(type: "CustomConnector", properties: "{}"),
            400,
            "ValidationException",
            "connectorLabel is required for connector type CustomConnector.");
    }

    [Theory]
    [InlineData("null")]
    [InlineData("""{"Salesforce":{}}""")]
    [InlineData("""{"Salesforce":{"oAuth2GrantType":"CLIENT_CREDENTIALS","clientCredentialsArn":"arn:aws:secretsmanager:us-east-1:123456789012:secret:s"}}""")]
    [InlineData("""{"Salesforce":{"oAuthRequest":{"redirectUri":"https://example.com"}}}""")]
    public async Task Salesforce_without_a_code_or_a_token_is_refused_in_the_recorded_words(string credentials)
    {
        await using var emulator = new TestEmulator();
        await emulator.MustRefuse(
            Path,
            ProfileBody.Of(type: "Salesforce", properties: """{"Salesforce":{}}""", credentials: credentials),
            400,
            "ValidationException",
            "Validation exception: AuthCode cannot be blank for connector: SALESFORCE");
        Assert.Equal("", await emulator.ProfileNames());
    }

    [Theory]
    [InlineData("""{"oAuthRequest":{"authCode":"code"}}""")]
    [InlineData("""{"accessToken":"token","refreshToken":"token"}""")]
    [InlineData("""{"oAuth2GrantType":"JWT_BEARER","jwtToken":"a.b.c"}""")]
    public async Task Salesforce_with_a_code_or_a_token_is_created(string credentials)
    {
        await using var emulator = new TestEmulator();
        await emulator.CreateProfile(
            ProfileBody.Of(type: "Salesforce", properties: """{"Salesforce":{}}""", credentials: $$"""{"Salesforce":{{credentials}} }"""));
    }

    [Theory]
    [InlineData("Slack", """{"Zendesk":{"instanceUrl":"https://example.com"}}""", "connectorProfileProperties contains Zendesk, which does not belong to connector type Slack; allowed: Slack.")]
    [InlineData("Servicenow", "{}", "connectorProfileProperties must contain ServiceNow for connector type Servicenow.")]
    [InlineData("S3", "{}", "Connector type S3 has no connector profiles; a flow uses it without one.")]
    public async Task Properties_that_do_not_fit_the_type_are_ValidationException(string type, string properties, string message)
    {
        await using var emulator = new TestEmulator();
        await emulator.MustRefuse(Path, ProfileBody.Of(type: type, properties: properties, credentials: "null"), 400, "ValidationException", message);
    }

    [Fact]
    public async Task The_profile_after_the_last_of_the_quota_is_402()
    {
        await using var emulator = new TestEmulator();
        for (var i = 0; i < 100; i++)
        {
            await emulator.CreateProfile(ProfileBody.Of($"profile-{i}"));
        }

        await emulator.MustRefuse(
            Path,
            ProfileBody.Of("one-too-many"),
            402,
            "ServiceQuotaExceededException",
            "The account has reached its quota of 100 connector profiles in this region.");
    }

    [Fact]
    public async Task Profiles_of_other_accounts_and_regions_are_not_seen()
    {
        await using var emulator = new TestEmulator();
        await emulator.Post(Path, ProfileBody.Of(), account: "000000000001");
        await emulator.Post(Path, ProfileBody.Of(), region: "eu-west-1");

        Assert.Equal("", await emulator.ProfileNames());
        await emulator.CreateProfile(ProfileBody.Of());
    }

    [Fact]
    public async Task A_token_used_again_creates_nothing_and_another_request_with_it_is_ConflictException()
    {
        await using var emulator = new TestEmulator();
        var first = ProfileBody.Of(more: ",\"clientToken\":\"once\"");
        var answer = await emulator.CreateProfile(first);

        Assert.Equal(answer.Body, (await emulator.CreateProfile(first)).Body);
        await emulator.MustRefuse(
            Path,
            ProfileBody.Of(credentials: """{"Slack":{"clientId":"id","clientSecret":"other"}}""", more: ",\"clientToken\":\"once\""),
            409,
            "ConflictException",
            "Conflict executing request: clientToken once was used with other parameters in the last 8 hours.");
    }

    [Theory]
    [InlineData("ConnectorAuthenticationException", 401)]
    [InlineData("ConnectorServerException", 400)]
    public async Task A_fault_rule_makes_the_vendor_refuse_and_nothing_is_created(string error, int status)
    {
        await using var emulator = new TestEmulator();
        await emulator.Control(
            HttpMethod.Put, "/_appflow/faults", $$"""[{"operation":"CreateConnectorProfile","error":"{{error}}","message":"no","times":1}]""");

        await emulator.MustRefuse(Path, ProfileBody.Of(), status, error, "no");

        Assert.Equal("", await emulator.ProfileNames());
        await emulator.CreateProfile(ProfileBody.Of());
    }
}
