namespace AppflowCancel.IntegrationTests.Support;

/// <summary>Bodies of CreateConnectorProfile and UpdateConnectorProfile.</summary>
internal static class ProfileBody
{
    public const string Secret = "hunter2";

    public const string SlackProperties = """{"Slack":{"instanceUrl":"https://example.slack.com"}}""";

    public static readonly string SlackCredentials =
        $$$"""{"Slack":{"clientId":"id","clientSecret":"{{{Secret}}}","accessToken":"{{{Secret}}}"}}""";

    /// <param name="more">Further members, each after a comma.</param>
    public static string Of(
        string name = "crm",
        string type = "Slack",
        string mode = "Public",
        string properties = SlackProperties,
        string? credentials = null,
        string more = "") =>
        $$"""
        {"connectorProfileName":"{{name}}","connectorType":"{{type}}","connectionMode":"{{mode}}","connectorProfileConfig":
        {"connectorProfileProperties":{{properties}},"connectorProfileCredentials":{{credentials ?? (type == "Slack" ? SlackCredentials : "null")}} }{{more}} }
        """;

    public static async Task<Answer> CreateProfile(this TestEmulator emulator, string body) =>
        (await emulator.Post("/create-connector-profile", body)).MustBe(System.Net.HttpStatusCode.OK);

    public static async Task<Answer> Profiles(this TestEmulator emulator, string filter = "{}") =>
        (await emulator.Post("/describe-connector-profiles", filter)).MustBe(System.Net.HttpStatusCode.OK);

    public static async Task<string> ProfileNames(this TestEmulator emulator, string filter = "{}") =>
        string.Join(' ', (await emulator.Profiles(filter)).Json.GetProperty("connectorProfileDetails").EnumerateArray()
            .Select(profile => profile.GetProperty("connectorProfileName").GetString()));
}
