using System.Net;
using AppflowCancel.IntegrationTests.Support;
using static AppflowCancel.IntegrationTests.Support.WireText;

namespace AppflowCancel.IntegrationTests.Operations;

public sealed class DeleteFlowTests
{
    private const string Path = "/delete-flow";
    private const string Orders = """{"flowName":"orders"}""";

    [Fact]
    public async Task An_Active_on_demand_flow_without_runs_in_progress_is_deleted()
    {
        await using var emulator = new TestEmulator();
        await emulator.PutRuns(("run-1", "Successful"), ("run-2", "Canceled"));

        (await emulator.Post(Path, Orders)).MustHaveBody("{}");

        (await emulator.Describe()).MustRefuse(404, "ResourceNotFoundException", "Flow with name orders does not exist.");
    }

    [Theory]
    [InlineData("Scheduled")]
    [InlineData("Event")]
    public async Task An_activated_flow_is_ConflictException_in_the_recorded_words(string trigger)
    {
        await using var emulator = await With(trigger, "Active");
        await emulator.MustRefuse(
            Path,
            Orders,
            409,
            "ConflictException",
            "Conflict executing request: Flow is in active state, please set forceDelete to true or deactivate the flow: orders");
    }

    [Theory]
    [InlineData("Scheduled", "Draft")]
    [InlineData("Scheduled", "Suspended")]
    [InlineData("Event", "Draft")]
    public async Task A_flow_that_is_not_activated_is_deleted(string trigger, string status)
    {
        await using var emulator = await With(trigger, status);
        (await emulator.Post(Path, Orders)).MustHaveBody("{}");
    }

    [Theory]
    [InlineData("InProgress")]
    [InlineData("CancelStarted")]
    public async Task A_flow_with_a_run_that_has_not_ended_is_ConflictException(string status)
    {
        await using var emulator = new TestEmulator();
        await emulator.PutRuns(("run-1", status));
        await emulator.MustRefuse(
            Path,
            Orders,
            409,
            "ConflictException",
            "Conflict executing request: Flow has runs in progress, please set forceDelete to true or cancel them: orders");
    }

    [Fact]
    public async Task The_flow_can_be_deleted_once_its_run_has_ended()
    {
        await using var emulator = new TestEmulator();
        await emulator.PutRuns(("run-1", "InProgress"));
        await emulator.Advance(30);

        (await emulator.Post(Path, Orders)).MustHaveBody("{}");
    }

    [Fact]
    public async Task Force_deletes_an_activated_flow_with_a_run_in_progress()
    {
        await using var emulator = await With("Scheduled", "Active", """{"executionId":"run-1","executionStatus":"InProgress"}""");

        (await emulator.Post(Path, """{"flowName":"orders","forceDelete":true}""")).MustHaveBody("{}");

        (await emulator.Describe()).MustRefuse(404, "ResourceNotFoundException", "Flow with name orders does not exist.");
    }

    [Theory]
    [InlineData("false")]
    [InlineData("null")]
    public async Task Force_false_or_null_counts_as_absent(string force)
    {
        await using var emulator = await With("Event", "Active");
        (await emulator.Post(Path, $$"""{"flowName":"orders","forceDelete":{{force}}}""")).MustBe(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task The_runs_are_deleted_with_the_flow_and_a_new_flow_of_the_name_has_none()
    {
        await using var emulator = new TestEmulator();
        await emulator.PutRuns(("run-1", "InProgress"));
        await emulator.Post(Path, """{"flowName":"orders","forceDelete":true}""");
        await emulator.Create(FlowBody.Of());

        await emulator.Advance(1000);

        (await emulator.Post("/describe-flow-execution-records", Orders)).MustHaveBody("""{"flowExecutions":[]}""");
        Assert.False((await emulator.Describe()).Json.TryGetProperty("lastRunExecutionDetails", out _));
    }

    [Fact]
    public async Task A_deleted_flow_frees_its_quota_of_concurrent_runs()
    {
        await using var emulator = new TestEmulator(("Emulator:MaxConcurrentRuns", "1"));
        await emulator.PutRuns(("run-1", "InProgress"));
        await emulator.Create(FlowBody.Of("returns"));
        await emulator.Post(Path, """{"flowName":"orders","forceDelete":true}""");

        Assert.NotNull(await emulator.Start("returns"));
    }

    [Fact]
    public async Task A_flow_that_does_not_exist_is_ResourceNotFoundException()
    {
        await using var emulator = new TestEmulator();
        await emulator.MustRefuse(
            Path, """{"flowName":"ghost","forceDelete":true}""", 404, "ResourceNotFoundException", "Flow with name ghost does not exist.");
    }

    [Fact]
    public async Task Flow_name_is_required()
    {
        await using var emulator = new TestEmulator();
        await emulator.MustBeInvalid(Path, """{"forceDelete":true}""", Missing("flowName"));
    }

    [Theory]
    [InlineData("\"true\"", "STRING_VALUE can not be converted to a Boolean")]
    [InlineData("1", "NUMBER_VALUE can not be converted to a Boolean")]
    [InlineData("[]", "Start of list found where not expected")]
    [InlineData("{}", "Start of structure or map found where not expected.")]
    public async Task Force_of_a_wrong_type_is_SerializationException(string force, string message)
    {
        await using var emulator = new TestEmulator();
        await emulator.PutRuns(("run-1", "Successful"));
        await emulator.MustBeOfWrongType(Path, $$"""{"flowName":"orders","forceDelete":{{force}} }""", message);
    }

    private static async Task<TestEmulator> With(string trigger, string status, string runs = "")
    {
        var emulator = new TestEmulator();
        await emulator.PutState($$"""
            {"flows":[{"flowName":"orders","triggerConfig":{"triggerType":"{{trigger}}"},"flowStatus":"{{status}}","runs":[{{runs}}]}]}
            """);
        return emulator;
    }
}
