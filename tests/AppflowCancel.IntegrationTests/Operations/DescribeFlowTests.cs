using AppflowCancel.IntegrationTests.Support;
using static AppflowCancel.IntegrationTests.Support.WireText;

namespace AppflowCancel.IntegrationTests.Operations;

public sealed class DescribeFlowTests
{
    [Theory]
    [InlineData("InProgress", """{"mostRecentExecutionTime":1790000000.000,"mostRecentExecutionStatus":"InProgress"}""")]
    [InlineData("CancelStarted", """{"mostRecentExecutionTime":1790000000.000,"mostRecentExecutionStatus":"CancelStarted"}""")]
    [InlineData("Canceled", """{"mostRecentExecutionTime":1789999970.000,"mostRecentExecutionStatus":"Canceled"}""")]
    [InlineData("Successful", """{"mostRecentExecutionMessage":"Successfully ran the flow","mostRecentExecutionTime":1789999970.000,"mostRecentExecutionStatus":"Successful"}""")]
    [InlineData("Error", """{"mostRecentExecutionMessage":"The flow run failed.","mostRecentExecutionTime":1789999970.000,"mostRecentExecutionStatus":"Error"}""")]
    public async Task The_last_run_is_described_in_each_status(string status, string details)
    {
        await using var emulator = new TestEmulator();
        await emulator.PutRuns(("run-1", status));

        Assert.Equal(details, (await emulator.Describe()).Member("lastRunExecutionDetails"));
    }

    [Fact]
    public async Task The_message_of_a_failed_run_is_its_own()
    {
        await using var emulator = new TestEmulator();
        await emulator.PutState("""
            {"flows":[{"flowName":"orders","runs":[{"executionId":"run-1","executionStatus":"Error","errorMessage":"no \"such\" bucket"}]}]}
            """);

        Assert.Equal(
            """{"mostRecentExecutionMessage":"no \"such\" bucket","mostRecentExecutionTime":1789999970.000,"mostRecentExecutionStatus":"Error"}""",
            (await emulator.Describe()).Member("lastRunExecutionDetails"));
    }

    [Theory]
    [InlineData("""{"flows":[{"flowName":"orders"}]}""")]
    [InlineData("""{"flows":[{"flowName":"orders","runs":[{"executionId":"run-1","executionStatus":"Scheduled"}]}]}""")]
    public async Task There_is_no_last_run_before_the_first_has_started(string state)
    {
        await using var emulator = new TestEmulator();
        await emulator.PutState(state);

        Assert.False((await emulator.Describe()).Json.TryGetProperty("lastRunExecutionDetails", out _));
    }

    [Fact]
    public async Task The_last_run_is_the_one_that_started_last_whatever_ended_last()
    {
        await using var emulator = new TestEmulator();
        await emulator.PutState("""
            {"flows":[{"flowName":"orders","runs":[
            {"executionId":"new","startedAt":1789999990,"plan":{"runSeconds":5}},
            {"executionId":"old","startedAt":1789999980,"plan":{"runSeconds":null}}]}]}
            """);
        await emulator.Post("/cancel-flow-executions", """{"flowName":"orders","executionIds":["old"]}""");

        Assert.Equal(
            """{"mostRecentExecutionMessage":"Successfully ran the flow","mostRecentExecutionTime":1789999990.000,"mostRecentExecutionStatus":"Successful"}""",
            (await emulator.Describe()).Member("lastRunExecutionDetails"));
    }

    [Fact]
    public async Task Starting_and_cancelling_runs_does_not_update_an_on_demand_flow()
    {
        await using var emulator = new TestEmulator();
        await emulator.Create(FlowBody.Of());
        await emulator.Advance(10);
        await emulator.Start();
        await emulator.Post("/cancel-flow-executions", """{"flowName":"orders"}""");

        var flow = await emulator.Describe();

        Assert.Equal("1790000000.000 1790000000.000", $"{flow.Member("createdAt")} {flow.Member("lastUpdatedAt")}");
    }

    [Fact]
    public async Task A_flow_that_does_not_exist_is_ResourceNotFoundException()
    {
        await using var emulator = new TestEmulator();
        await emulator.MustRefuse(
            "/describe-flow", """{"flowName":"ghost"}""", 404, "ResourceNotFoundException", "Flow with name ghost does not exist.");
    }

    [Fact]
    public async Task Flow_name_is_required()
    {
        await using var emulator = new TestEmulator();
        await emulator.MustBeInvalid("/describe-flow", "{}", Missing("flowName"));
    }
}
