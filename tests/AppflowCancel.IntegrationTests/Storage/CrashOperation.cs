using System.Text.Json;

namespace AppflowCancel.IntegrationTests.Storage;

/// <summary>One request of a client, and how to see in the account's state whether it took effect completely.</summary>
internal sealed record CrashOperation(HttpMethod Method, string Path, string? Body, Func<JsonElement, JsonElement, bool> IsApplied)
{
    /// <summary>In the credentials of connector profiles.</summary>
    public const string Secret = "hunter2-secret";

    private const string Flow = "orders";

    /// <summary>Whether the request has a client token, so that the same answer is due if it is sent again.</summary>
    public bool HasToken => Body?.Contains("clientToken", StringComparison.Ordinal) == true;

    public static CrashOperation Random(Random random, string account)
    {
        var query = $"?account={account}&region=eu-west-1";
        return random.Next(12) switch
        {
            0 => Import(HttpMethod.Put, random, query),
            1 => Import(HttpMethod.Post, random, query),
            2 or 3 => new(HttpMethod.Post, "/start-flow", $$"""{"flowName":"{{Flow}}","clientToken":"{{random.Next()}}"}""", (before, after) =>
                Runs(after).Count() == Runs(before).Count() + 1),
            4 => new(HttpMethod.Post, "/cancel-flow-executions", $$"""{"flowName":"{{Flow}}"}""", (before, after) =>
                Runs(before).Zip(Runs(after)).All(run => Status(run.First) != "InProgress" || Status(run.Second) == "CancelStarted")),
            5 => new(HttpMethod.Post, $"/_appflow/flows/{Flow}/runs{query}", """{"plan":{"runSeconds":null}}""", (before, after) =>
                Runs(after).Count() == Runs(before).Count() + 1),
            6 => Finish(random, query),
            7 => Tag(random, account),
            8 => Plan(random, query),
            9 => CreateProfile(random),
            10 => Register(random),
            _ => Advance(random, query),
        };
    }

    // Complete means all its flows and runs.
    private static CrashOperation Import(HttpMethod method, Random random, string query)
    {
        var mark = $"{random.Next()}";
        var runs = string.Join(',', Enumerable.Range(0, 20).Select(i =>
            $$"""{"executionId":"run-{{i}}","executionStatus":"{{(i % 2 == 0 ? "InProgress" : "Successful")}}"}"""));
        var flows = string.Join(',', Enumerable.Range(0, 3).Select(i =>
            $$"""{"flowName":"{{(i == 0 ? Flow : $"flow-{i}")}}","description":"{{mark}}","runs":[{{runs}}]}"""));
        return new(method, $"/_appflow/state{query}", $$"""{"flows":[{{flows}}]}""", (_, after) =>
            after.GetProperty("flows").EnumerateArray().Count(flow =>
                flow.TryGetProperty("description", out var description) && description.GetString() == mark && flow.GetProperty("runs").GetArrayLength() == 20) == 3);
    }

    private static CrashOperation Finish(Random random, string query)
    {
        var run = $"run-{random.Next(20)}";
        return new(HttpMethod.Post, $"/_appflow/flows/{Flow}/runs/{run}/finish{query}", """{"outcome":"Error","errorMessage":"by hand"}""", (_, after) =>
            Runs(after).Any(each => each.GetProperty("executionId").GetString() == run && Status(each) is "Error" or "Successful" or "Canceled"));
    }

    private static CrashOperation Tag(Random random, string account)
    {
        var value = $"{random.Next()}";
        return new(HttpMethod.Post, $"/tags/arn:aws:appflow:eu-west-1:{account}:flow/{Flow}", $$$"""{"tags":{"one":"{{{value}}}","two":"{{{value}}}"}}""", (_, after) =>
            After(after).GetProperty("tags") is var tags
            && tags.TryGetProperty("one", out var one) && one.GetString() == value
            && tags.TryGetProperty("two", out var two) && two.GetString() == value);
    }

    private static CrashOperation Plan(Random random, string query)
    {
        var seconds = random.Next(5, 1_000_000);
        return new(HttpMethod.Put, $"/_appflow/flows/{Flow}/plan{query}", $$"""{"runSeconds":{{seconds}}}""", (_, after) =>
            After(after).GetProperty("plan").TryGetProperty("runSeconds", out var planned) && planned.GetInt32() == seconds);
    }

    private static CrashOperation Advance(Random random, string query)
    {
        var seconds = random.Next(1, 5);
        return new(HttpMethod.Post, $"/_appflow/clock/advance{query}", $$"""{"seconds":{{seconds}}}""", (before, after) =>
            after.GetProperty("now").GetDecimal() == before.GetProperty("now").GetDecimal() + seconds);
    }

    private static CrashOperation CreateProfile(Random random)
    {
        var name = $"p{random.Next()}";
        return new(HttpMethod.Post, "/create-connector-profile", $$"""
            {"connectorProfileName":"{{name}}","connectorType":"Slack","connectionMode":"Public","clientToken":"{{name}}","connectorProfileConfig":{
            "connectorProfileProperties":{"Slack":{"instanceUrl":"https://example.slack.com"} },
            "connectorProfileCredentials":{"Slack":{"clientId":"id","clientSecret":"{{Secret}}","accessToken":"{{Secret}}"} } } }
            """, (_, after) => Has(after, "connectorProfiles", "connectorProfileName", name));
    }

    private static CrashOperation Register(Random random)
    {
        var label = $"c{random.Next()}";
        return new(HttpMethod.Post, "/register-connector", $$"""
            {"connectorLabel":"{{label}}","clientToken":"{{label}}","connectorProvisioningConfig":{"lambda":{
            "lambdaArn":"arn:aws:lambda:eu-west-1:000000000000:function:f"} } }
            """, (_, after) => Has(after, "connectors", "connectorLabel", label));
    }

    private static bool Has(JsonElement state, string list, string key, string name) =>
        state.TryGetProperty(list, out var all) && all.EnumerateArray().Any(each => each.GetProperty(key).GetString() == name);

    private static JsonElement After(JsonElement state) => state.GetProperty("flows").EnumerateArray().Single(flow => flow.GetProperty("flowName").GetString() == Flow);

    private static JsonElement.ArrayEnumerator Runs(JsonElement state) => After(state).GetProperty("runs").EnumerateArray();

    private static string? Status(JsonElement run) => run.GetProperty("executionStatus").GetString();
}
