using System.Net;
using AppflowCancel.IntegrationTests.Support;
using static AppflowCancel.IntegrationTests.Support.WireText;

namespace AppflowCancel.IntegrationTests.Operations;

public sealed class StartFlowTests
{
    private const string Path = "/start-flow";
    private const string Orders = """{"flowName":"orders"}""";

    [Fact]
    public async Task An_on_demand_flow_starts_a_run_and_returns_its_id()
    {
        await using var emulator = new TestEmulator();
        await emulator.Create(FlowBody.Of());

        var answer = await emulator.Post(Path, Orders);

        Assert.Matches(
            """^\{"flowArn":"arn:aws:appflow:us-east-1:123456789012:flow/orders","flowStatus":"Active","executionId":"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"\}$""",
            answer.MustBe(HttpStatusCode.OK).Body);
        Assert.Equal($"{answer.Json.GetProperty("executionId").GetString()}=InProgress", await emulator.Statuses());
    }

    [Fact]
    public async Task Several_runs_of_one_flow_may_be_active()
    {
        await using var emulator = new TestEmulator();
        await emulator.Create(FlowBody.Of());
        var first = await emulator.Start();
        var second = await emulator.Start();

        Assert.Equal($"{second}=InProgress {first}=InProgress", await emulator.Statuses());
    }

    [Theory]
    [InlineData("""{"triggerType":"Scheduled"}""")]
    [InlineData(FlowBody.Event)]
    public async Task A_scheduled_or_event_triggered_flow_is_activated_and_returns_no_run(string trigger)
    {
        await using var emulator = new TestEmulator();
        await emulator.Create(FlowBody.Of(trigger: trigger));
        await emulator.Advance(10);

        (await emulator.Post(Path, Orders))
            .MustHaveBody("""{"flowArn":"arn:aws:appflow:us-east-1:123456789012:flow/orders","flowStatus":"Active"}""");

        var flow = await emulator.Describe();
        Assert.Equal("\"Active\" 1790000010.000", $"{flow.Member("flowStatus")} {flow.Member("lastUpdatedAt")}");
        Assert.Equal("", await emulator.Statuses());
    }

    [Fact]
    public async Task A_schedule_without_a_start_time_runs_on_activation_and_then_each_period()
    {
        await using var emulator = new TestEmulator();
        await emulator.Create(FlowBody.Of(trigger: FlowBody.Scheduled("rate(1minute)")));
        Assert.Null(await emulator.Start());

        Assert.Single((await emulator.Statuses()).Split(' '));
        await emulator.Advance(59.999);
        Assert.Single((await emulator.Statuses()).Split(' '));
        await emulator.Advance(0.001);
        Assert.Equal(2, (await emulator.Statuses()).Split(' ').Length);
    }

    [Fact]
    public async Task Activating_an_active_flow_changes_nothing()
    {
        await using var emulator = new TestEmulator();
        await emulator.Create(FlowBody.Of(trigger: FlowBody.Scheduled("rate(1hour)")));
        await emulator.Start();
        await emulator.Advance(60);
        var before = await emulator.State();

        (await emulator.Post(Path, Orders)).MustBe(HttpStatusCode.OK);

        Assert.Equal(before, await emulator.State());
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(28799.999, true)]
    [InlineData(28800, false)]
    public async Task A_token_names_the_same_run_for_8_hours_of_the_accounts_clock(double seconds, bool same)
    {
        await using var emulator = new TestEmulator();
        await emulator.Create(FlowBody.Of());
        const string Body = """{"flowName":"orders","clientToken":"once"}""";
        var first = (await emulator.Post(Path, Body)).Member("executionId");

        await emulator.Advance(seconds);
        var second = (await emulator.Post(Path, Body)).Member("executionId");

        Assert.Equal(same, first == second);
        Assert.Equal(same ? 1 : 2, (await emulator.Statuses()).Split(' ').Length);
    }

    [Fact]
    public async Task A_token_used_again_does_not_restart_a_cancelled_run()
    {
        await using var emulator = new TestEmulator();
        await emulator.Create(FlowBody.Of());
        const string Body = """{"flowName":"orders","clientToken":"once"}""";
        var first = await emulator.Post(Path, Body);
        await emulator.Post("/cancel-flow-executions", Orders);

        Assert.Equal(first.Body, (await emulator.Post(Path, Body)).Body);
        Assert.EndsWith("=CancelStarted", await emulator.Statuses(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_may_be_used_for_another_on_demand_flow()
    {
        await using var emulator = new TestEmulator();
        await emulator.Create(FlowBody.Of());
        await emulator.Create(FlowBody.Of("returns"));
        var first = await emulator.Post(Path, """{"flowName":"orders","clientToken":"t"}""");
        var second = await emulator.Post(Path, """{"flowName":"returns","clientToken":"t"}""");

        Assert.NotEqual(first.Member("executionId"), second.MustBe(HttpStatusCode.OK).Member("executionId"));
    }

    [Fact]
    public async Task A_token_used_for_another_scheduled_flow_is_ConflictException()
    {
        await using var emulator = new TestEmulator();
        await emulator.Create(FlowBody.Of(trigger: FlowBody.Event));
        await emulator.Create(FlowBody.Of("returns", FlowBody.Event));
        await emulator.Post(Path, """{"flowName":"orders","clientToken":"t"}""");

        await emulator.MustRefuse(
            Path,
            """{"flowName":"returns","clientToken":"t"}""",
            409,
            "ConflictException",
            "Conflict executing request: clientToken t was used with other parameters in the last 8 hours.");
    }

    [Fact]
    public async Task A_token_that_contains_a_flows_name_is_not_that_flows_token()
    {
        await using var emulator = new TestEmulator();
        await emulator.Create(FlowBody.Of("nightly", FlowBody.Event));
        await emulator.Create(FlowBody.Of());
        await emulator.Post(Path, """{"flowName":"nightly","clientToken":"orders t"}""");

        (await emulator.Post(Path, """{"flowName":"orders","clientToken":"t"}""")).MustBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_run_beyond_the_quota_is_ServiceQuotaExceededException_until_another_has_ended()
    {
        await using var emulator = new TestEmulator(("Emulator:MaxConcurrentRuns", "2"));
        await emulator.PutRuns(("run-1", "InProgress"), ("run-2", "CancelStarted"));

        await emulator.MustRefuse(
            Path, Orders, 402, "ServiceQuotaExceededException", "The account has reached its quota of 2 concurrent flow runs in this region.");
        await emulator.Advance(2);

        Assert.NotNull(await emulator.Start());
    }

    [Fact]
    public async Task A_flow_that_does_not_exist_is_ResourceNotFoundException()
    {
        await using var emulator = new TestEmulator();
        await emulator.MustRefuse(
            Path, """{"flowName":"ghost"}""", 404, "ResourceNotFoundException", "Flow with name ghost does not exist.");
    }

    [Fact]
    public async Task An_empty_token_violates_two_constraints()
    {
        await using var emulator = new TestEmulator();
        await emulator.MustBeInvalid(
            Path,
            """{"clientToken":""}""",
            Missing("flowName"),
            Clause("''", "clientToken", "Member must satisfy regular expression pattern: [ -~]+"),
            Clause("''", "clientToken", "Member must have length greater than or equal to 1"));
    }
}
