namespace AppflowCancel.IntegrationTests.Support;

/// <summary>Bodies of CreateFlow and UpdateFlow.</summary>
internal static class FlowBody
{
    public const string OnDemand = """{"triggerType":"OnDemand"}""";

    public const string Event = """{"triggerType":"Event"}""";

    public const string FromS3 = """{"connectorType":"S3","sourceConnectorProperties":{"S3":{"bucketName":"source-bucket"}}}""";

    public const string FromSalesforce =
        """{"connectorType":"Salesforce","connectorProfileName":"sales","sourceConnectorProperties":{"Salesforce":{"object":"Account"}}}""";

    public const string ToS3 =
        """[{"connectorType":"S3","destinationConnectorProperties":{"S3":{"bucketName":"destination-bucket"}}}]""";

    public const string MapAll = """[{"sourceFields":[],"taskType":"Map_all"}]""";

    /// <param name="more">Further members, each after a comma.</param>
    public static string Of(
        string name = "orders",
        string trigger = OnDemand,
        string source = FromS3,
        string destinations = ToS3,
        string tasks = MapAll,
        string more = "") =>
        $$"""
        {"flowName":"{{name}}","triggerConfig":{{trigger}},"sourceFlowConfig":{{source}},
        "destinationFlowConfigList":{{destinations}},"tasks":{{tasks}}{{more}}}
        """;

    /// <param name="properties">Further members of the schedule, each after a comma.</param>
    public static string Scheduled(string expression = "rate(5minutes)", string properties = "") =>
        $$$"""
        {"triggerType":"Scheduled","triggerProperties":{"Scheduled":{"scheduleExpression":"{{{expression}}}"{{{properties}}} } } }
        """;

    public static async Task Create(this TestEmulator emulator, string body) =>
        (await emulator.Post("/create-flow", body)).MustBe(System.Net.HttpStatusCode.OK);

    /// <summary>Starts a flow; returns the id of the run, if one started.</summary>
    public static async Task<string?> Start(this TestEmulator emulator, string flow = "orders")
    {
        var answer = await emulator.Post("/start-flow", $$"""{"flowName":"{{flow}}"}""");
        return answer.MustBe(System.Net.HttpStatusCode.OK).Json.TryGetProperty("executionId", out var id) ? id.GetString() : null;
    }

    public static Task<Answer> Describe(this TestEmulator emulator, string flow = "orders") =>
        emulator.Post("/describe-flow", $$"""{"flowName":"{{flow}}"}""");
}
