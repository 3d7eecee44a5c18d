using System.Net;
using AppflowCancel.IntegrationTests.Support;
using static AppflowCancel.IntegrationTests.Support.WireText;

namespace AppflowCancel.IntegrationTests.Operations;

public sealed class StopFlowTests
{
    private const string Path = "/stop-flow";
    private const string Orders = """{"flowName":"orders"}""";

    [Theory]
    [InlineData("""{"triggerType":"Scheduled"}""")]
    [InlineData(FlowBody.Event)]
    public async Task An_active_scheduled_or_event_flow_is_suspended(string trigger)
    {
        await using var emulator = new TestEmulator();
        await emulator.Create(FlowBody.Of(trigger: trigger));
        await emulator.Start();
        await emulator.Advance(10);

        (await emulator.Post(Path, Orders))
            .MustHaveBody("""{"flowArn":"arn:aws:appflow:us-east-1:123456789012:flow/orders","flowStatus":"Suspended"}""");

        var flow = await emulator.Describe();
        Assert.Equal("\"Suspended\" 1790000010.000", $"{flow.Member("flowStatus")} {flow.Member("lastUpdatedAt")}");
    }

    [Fact]
    public async Task A_flow_that_was_never_started_stays_Draft()
    {
        await using var emulator = new TestEmulator();
        await emulator.Create(FlowBody.Of(trigger: FlowBody.Event));
        var before = await emulator.State();

        (await emulator.Post(Path, Orders))
            .MustHaveBody("""{"flowArn":"arn:aws:appflow:us-east-1:123456789012:flow/orders","flowStatus":"Draft"}""");

        Assert.Equal(before, await emulator.State());
    }

    [Theory]
    [InlineData("InProgress")]
    [InlineData("Successful")]
    public async Task An_on_demand_flow_is_UnsupportedOperationException_with_or_without_a_run_in_progress(string status)
    {
        await using var emulator = new TestEmulator();
        await emulator.PutRuns(("run-1", status));
        await emulator.MustRefuse(
            Path,
            Orders,
            400,
            "UnsupportedOperationException",
            "Flow orders runs on demand and cannot be stopped; CancelFlowExecutions cancels its runs.");
    }

    [Fact]
    public async Task Runs_in_progress_continue_and_due_runs_never_start()
    {
        await using var emulator = new TestEmulator();
        await emulator.Create(FlowBody.Of(trigger: FlowBody.Scheduled("rate(1minute)")));
        await emulator.Start();
        await emulator.Advance(10);
        var running = await emulator.Statuses();

        (await emulator.Post(Path, Orders)).MustBe(HttpStatusCode.OK);
        Assert.EndsWith("=InProgress", running, StringComparison.Ordinal);
        Assert.Equal(running, await emulator.Statuses());
        await emulator.Advance(1000);

        Assert.Equal(running.Replace("InProgress", "Successful", StringComparison.Ordinal), await emulator.Statuses());
    }

    [Fact]
    public async Task A_suspended_flow_can_be_started_again()
    {
        await using var emulator = new TestEmulator();
        await emulator.Create(FlowBody.Of(trigger: FlowBody.Scheduled("rate(1minute)")));
        await emulator.Start();
        await emulator.Post(Path, Orders);
        await emulator.Advance(90);

        await emulator.Start();
        Assert.Equal(2, (await emulator.Statuses()).Split(' ').Length);
        await emulator.Advance(60);

        Assert.Equal(3, (await emulator.Statuses()).Split(' ').Length);
    }

    [Fact]
    public async Task A_flow_that_does_not_exist_is_ResourceNotFoundException()
    {
        await using var emulator = new TestEmulator();
        await emulator.MustRefuse(
            Path, """{"flowName":"ghost"}""", 404, "ResourceNotFoundException", "Flow with name ghost does not exist.");
    }

    [Fact]
    public async Task Flow_name_is_required()
    {
        await using var emulator = new TestEmulator();
        await emulator.MustBeInvalid(Path, "{}", Missing("flowName"));
    }
}
