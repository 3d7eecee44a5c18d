using System.Net;
using AppflowCancel.IntegrationTests.Support;

namespace AppflowCancel.IntegrationTests.Memory;

/// <summary>Test setup may exceed AWS's quotas, but no sequence of imports or regions makes an account grow without end.</summary>
public sealed class ImportLimitTests
{
    private static readonly (string, string)[] Small = [("Emulator:MaxFlows", "2"), ("Emulator:MaxConcurrentRuns", "2")];

    [Fact]
    public async Task An_import_takes_up_to_ten_times_the_quota_of_flows_over_all_regions()
    {
        await using var emulator = new TestEmulator(Small);

        await emulator.PutState(Flows(20));

        (await emulator.TryControl(HttpMethod.Put, "/_appflow/state", Flows(21))).MustBe(HttpStatusCode.BadRequest);
        var answer = await emulator.TryControl(
            HttpMethod.Post, "/_appflow/state", """{"flows":[{"flowName":"f1"},{"flowName":"f1","region":"eu-west-1"}]}""");
        Assert.Equal("The account would have 21 flows; allowed in an import: up to 20, 10 times Emulator:MaxFlows.", answer.MustBe(HttpStatusCode.BadRequest).Message);
        await emulator.Control(HttpMethod.Post, "/_appflow/state", """{"flows":[{"flowName":"f1"},{"flowName":"f2"}]}""");
        Assert.Equal(20, (await emulator.Control(HttpMethod.Get, "/_appflow/state")).GetProperty("flows").GetArrayLength());
    }

    [Fact]
    public async Task An_import_takes_up_to_ten_times_the_quota_of_concurrent_runs_and_any_number_that_have_ended()
    {
        await using var emulator = new TestEmulator(Small);

        await emulator.PutState(Runs(20, "InProgress"));
        await emulator.PutState(Runs(200, "Successful"));
        var answer = await emulator.TryControl(HttpMethod.Put, "/_appflow/state", Runs(21, "CancelStarted"));

        Assert.Equal(
            "The document has more than 20 runs that have not ended; allowed: 10 times Emulator:MaxConcurrentRuns.",
            answer.MustBe(HttpStatusCode.BadRequest).Message);
        Assert.Equal(200, (await emulator.Control(HttpMethod.Get, "/_appflow/state")).GetProperty("flows")[0].GetProperty("runs").GetArrayLength());
    }

    [Fact]
    public async Task An_account_is_in_use_in_a_hundred_regions_at_most()
    {
        await using var emulator = new TestEmulator();
        var flows = string.Join(',', Enumerable.Range(0, 100).Select(i => $$"""{"flowName":"orders","region":"us-east-{{i}}"}"""));
        await emulator.PutState($$"""{"flows":[{{flows}}]}""");

        (await emulator.Post("/list-flows", "{}", region: "eu-west-1"))
            .MustRefuse(402, "ServiceQuotaExceededException", "The account is in use in 100 regions, as many as the emulator allows.");
        (await emulator.TryControl(HttpMethod.Get, $"/_appflow/flows?account={TestEmulator.Account}&region=eu-west-1")).MustBe(HttpStatusCode.Conflict);
        (await emulator.TryControl(HttpMethod.Post, "/_appflow/state", """{"flows":[{"flowName":"orders","region":"eu-west-1"}]}""")).MustBe(HttpStatusCode.BadRequest);
        (await emulator.Post("/describe-flow", """{"flowName":"orders"}""", region: "us-east-99")).MustBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("""{"flowName":"orders","region":"us-east-N"}""", "flows")]
    [InlineData("""{"connectorProfileName":"crm","connectorType":"Amplitude","region":"us-east-N"}""", "connectorProfiles")]
    [InlineData("""{"connectorLabel":"own","region":"us-east-N"}""", "connectors")]
    public async Task An_import_brings_an_account_into_a_hundred_regions_at_most(string entry, string list)
    {
        await using var emulator = new TestEmulator();
        string State(int regions) =>
            $$"""{"{{list}}":[{{string.Join(',', Enumerable.Range(0, regions).Select(i => entry.Replace("east-N", i < 100 ? $"east-{i}" : $"west-{i - 100}", StringComparison.Ordinal)))}}]}""";

        Assert.Equal(
            "The account would be in use in 101 regions; allowed: up to 100.",
            (await emulator.TryControl(HttpMethod.Put, "/_appflow/state", State(101))).MustBe(HttpStatusCode.BadRequest).Message);
        await emulator.PutState(State(100));
    }

    [Theory]
    [InlineData("GET", "/_appflow/state")]
    [InlineData("GET", "/_appflow/clock")]
    [InlineData("DELETE", "/_appflow/state")]
    [InlineData("POST", "/_appflow/reset?seed=false")]
    public async Task An_account_in_a_hundred_other_regions_can_be_read_and_reset(string method, string path)
    {
        await using var emulator = new TestEmulator(("Emulator:Account", TestEmulator.Account));
        var flows = string.Join(',', Enumerable.Range(0, 100).Select(i => $$"""{"flowName":"orders","region":"us-west-{{i}}"}"""));
        await emulator.PutState($$"""{"flows":[{{flows}}]}""");

        (await emulator.TryControl(new HttpMethod(method), path)).MustBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task An_account_has_a_thousand_fault_rules_at_most()
    {
        const string rule = """{"error":"ThrottlingException"}""";
        await using var emulator = new TestEmulator();
        await emulator.Control(HttpMethod.Put, "/_appflow/faults", $"[{string.Join(',', Enumerable.Repeat(rule, 1_000))}]");

        var answer = await emulator.TryControl(HttpMethod.Post, "/_appflow/faults", rule);

        Assert.Equal("There would be 1001 fault rules; allowed: up to 1000.", answer.MustBe(HttpStatusCode.BadRequest).Message);
        var state = $$"""{"faults":[{{string.Join(',', Enumerable.Repeat(rule, 1_001))}}]}""";
        (await emulator.TryControl(HttpMethod.Put, "/_appflow/state", state)).MustBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_message_of_a_fault_rule_has_a_length()
    {
        await using var emulator = new TestEmulator();

        var answer = await emulator.TryControl(HttpMethod.Put, "/_appflow/faults", $$"""{"error":"ThrottlingException","message":"{{new string('x', 4_097)}}"}""");

        Assert.EndsWith("has 4097 characters; allowed: up to 4096.", answer.MustBe(HttpStatusCode.BadRequest).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_account_has_ten_thousand_connector_profiles_at_most_however_many_imports_bring_them()
    {
        await using var emulator = new TestEmulator();
        await emulator.PutState(Profiles(0, 10_000));

        var answer = await emulator.TryControl(HttpMethod.Post, "/_appflow/state", Profiles(9_999, 2));

        Assert.Equal("The account would have 10001 connector profiles; allowed: up to 10000.", answer.MustBe(HttpStatusCode.BadRequest).Message);
        await emulator.Control(HttpMethod.Post, "/_appflow/state", Profiles(9_999, 1));
    }

    [Fact]
    public async Task An_account_has_ten_thousand_registered_connectors_at_most_however_many_imports_bring_them()
    {
        await using var emulator = new TestEmulator();
        await emulator.PutState(Connectors("us-east-1", 10_000));

        var answer = await emulator.TryControl(HttpMethod.Post, "/_appflow/state", Connectors("eu-west-1", 1));

        Assert.Equal("The account would have 10001 registered connectors; allowed: up to 10000.", answer.MustBe(HttpStatusCode.BadRequest).Message);
    }

    private static string Profiles(int from, int count) =>
        $$"""{"connectorProfiles":[{{string.Join(',', Enumerable.Range(from, count).Select(i => $$"""{"connectorProfileName":"p{{i}}","connectorType":"Amplitude"}"""))}}]}""";

    private static string Connectors(string region, int count) =>
        $$"""{"region":"{{region}}","connectors":[{{string.Join(',', Enumerable.Range(1, count).Select(i => $$"""{"connectorLabel":"c{{i}}"}"""))}}]}""";

    private static string Flows(int count) => $$"""{"flows":[{{string.Join(',', Enumerable.Range(1, count).Select(i => $$"""{"flowName":"f{{i}}"}"""))}}]}""";

    private static string Runs(int count, string status) =>
        $$"""{"flows":[{"flowName":"orders","runs":[{{string.Join(',', Enumerable.Range(1, count).Select(i => $$"""{"executionId":"run-{{i}}","executionStatus":"{{status}}"}"""))}}]}]}""";
}
