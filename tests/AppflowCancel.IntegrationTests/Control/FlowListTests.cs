using System.Net;
using AppflowCancel.IntegrationTests.Support;

namespace AppflowCancel.IntegrationTests.Control;

public sealed class FlowListTests
{
    [Fact]
    public async Task Lists_the_flows_of_all_regions_in_order_with_their_runs_newest_first()
    {
        await using var emulator = new TestEmulator();
        await emulator.PutState("""
            {"now":1790000100,"frozen":true,"flows":[
              {"flowName":"orders","region":"eu-west-1"},
              {"flowName":"orders","runs":[
                {"executionId":"old","startedAt":1790000000,"plan":{"runSeconds":10,"outcome":"Error"}},
                {"executionId":"endless","startedAt":1790000050,"plan":{"runSeconds":null}},
                {"executionId":"cancelled","startedAt":1790000060,"cancelRequestedAt":1790000070,"plan":{"runSeconds":null,"cancelSeconds":5}},
                {"executionId":"due","startedAt":1790000200}]}]}
            """);

        var answer = await emulator.TryControl(HttpMethod.Get, "/_appflow/flows");

        Assert.Equal(
            """
            {"account":"123456789012","now":1790000100.000,"flows":[{"flowName":"orders","region":"eu-west-1","flowStatus":"Active","triggerType":"OnDemand","sourceConnectorType":"S3","destinationConnectorType":"S3","runCount":0,"runs":[]},{"flowName":"orders","region":"us-east-1","flowStatus":"Active","triggerType":"OnDemand","sourceConnectorType":"S3","destinationConnectorType":"S3","runCount":4,"runs":[{"executionId":"due","executionStatus":"Scheduled","startedAt":1790000200.000,"endsAt":1790000230.000,"endsAs":"Successful"},{"executionId":"cancelled","executionStatus":"Canceled","startedAt":1790000060.000,"cancelRequestedAt":1790000070.000,"endsAt":1790000075.000,"endsAs":"Canceled"},{"executionId":"endless","executionStatus":"InProgress","startedAt":1790000050.000},{"executionId":"old","executionStatus":"Error","startedAt":1790000000.000,"endsAt":1790000010.000,"endsAs":"Error"}]}]}
            """,
            answer.MustBe(HttpStatusCode.OK).Body);
    }

    [Fact]
    public async Task Shows_active_runs_however_many_finished_ones_are_newer()
    {
        await using var emulator = new TestEmulator();
        await emulator.PutRuns(("active", "InProgress"), ("one", "Successful"), ("two", "Successful"));
        await emulator.Advance(1);
        await emulator.Control(HttpMethod.Post, "/_appflow/flows/orders/runs", """{"executionId":"newest"}""");
        await emulator.Control(HttpMethod.Post, "/_appflow/flows/orders/runs/newest/finish", """{"outcome":"Successful"}""");

        Assert.Equal("newest active", await Shown(emulator, "&runs=1"));
        Assert.Equal("active", await Shown(emulator, "&runs=0"));
    }

    [Fact]
    public async Task Lists_one_region_or_one_flow_when_asked()
    {
        await using var emulator = new TestEmulator();
        await emulator.PutState("""{"flows":[{"flowName":"aa"},{"flowName":"bb"},{"flowName":"aa","region":"eu-west-1"}]}""");

        Assert.Equal("aa/eu-west-1 aa/us-east-1 bb/us-east-1", await Names(emulator, ""));
        Assert.Equal("aa/us-east-1 bb/us-east-1", await Names(emulator, "&region=us-east-1"));
        Assert.Equal("aa/eu-west-1 aa/us-east-1", await Names(emulator, "&flowName=aa"));
        Assert.Equal("", await Names(emulator, "&flowName=nothing"));
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("many")]
    [InlineData("100001")]
    [InlineData("")]
    public async Task Refuses_an_invalid_number_of_runs(string runs)
    {
        await using var emulator = new TestEmulator();
        var answer = await emulator.TryControl(HttpMethod.Get, $"/_appflow/flows?runs={runs}");
        Assert.Equal(400, answer.Status);
        Assert.Equal($$"""{"message":"Query parameter runs is '{{runs}}'; allowed: a whole number from 0 to 100000."}""", answer.Body);
    }

    [Fact]
    public async Task Lists_the_accounts_that_have_been_used()
    {
        await using var emulator = new TestEmulator();
        await emulator.Control(HttpMethod.Put, "/_appflow/state?account=022222222222", """{"flows":[{"flowName":"aa","region":"eu-west-1"}]}""");
        await emulator.PutState("""{"flows":[{"flowName":"aa"},{"flowName":"bb"}]}""");

        var answer = await emulator.TryControl(HttpMethod.Get, "/_appflow/accounts");

        Assert.Equal(
            """{"accounts":[{"account":"022222222222","flows":1,"regions":["eu-west-1"]},{"account":"123456789012","flows":2,"regions":["us-east-1"]}]}""",
            answer.MustBe(HttpStatusCode.OK).Body);
    }

    private static async Task<string> Shown(TestEmulator emulator, string query)
    {
        var list = await emulator.Control(HttpMethod.Get, $"/_appflow/flows?account={TestEmulator.Account}{query}");
        return string.Join(' ', list.GetProperty("flows")[0].GetProperty("runs").EnumerateArray().Select(run => run.GetProperty("executionId").GetString()));
    }

    private static async Task<string> Names(TestEmulator emulator, string query)
    {
        var list = await emulator.Control(HttpMethod.Get, $"/_appflow/flows?account={TestEmulator.Account}{query}");
        return string.Join(' ', list.GetProperty("flows").EnumerateArray().Select(flow => $"{flow.GetProperty("flowName").GetString()}/{flow.GetProperty("region").GetString()}"));
    }
}
