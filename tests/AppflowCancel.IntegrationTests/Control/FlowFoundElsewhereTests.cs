using AppflowCancel.IntegrationTests.Support;

namespace AppflowCancel.IntegrationTests.Control;

/// <summary>A client signed for the wrong account or region: the log says where the flow exists, the answer does not.</summary>
public sealed class FlowFoundElsewhereTests
{
    [Theory]
    [InlineData("POST", "/cancel-flow-executions", """{"flowName":"orders"}""")]
    [InlineData("POST", "/start-flow", """{"flowName":"orders"}""")]
    [InlineData("GET", "/tags/arn:aws:appflow:us-west-2:111111111111:flow%2Forders", null)]
    public async Task The_log_says_where_a_flow_exists_that_was_not_found(string method, string path, string? body)
    {
        var log = new LogLines();
        await using var emulator = await WithOrdersIn(log, ("222222222222", "eu-west-1"), ("111111111111", "us-east-1"));

        var answer = await emulator.Send(new HttpMethod(method), path, body, "111111111111", "us-west-2");

        Assert.Equal((404, """{"message":"Flow with name orders does not exist."}"""), (answer.Status, answer.Body));
        Assert.Equal(
            "warn  Flow orders exists in 111111111111/us-east-1, 222222222222/eu-west-1, but the client signed for "
                + $"111111111111/us-west-2 {answer.Headers["x-amzn-RequestId"]}",
            Assert.Single(log.All, IsHint));
    }

    [Fact]
    public async Task The_log_says_where_a_flow_exists_that_a_control_request_did_not_find()
    {
        var log = new LogLines();
        await using var emulator = await WithOrdersIn(log, ("222222222222", "eu-west-1"));

        var answer = await emulator.Send(HttpMethod.Put, "/_appflow/flows/orders/plan", "{}");

        answer.MustRefuse(404, "There is no flow orders in this account and region.");
        Assert.Equal(
            "warn  Flow orders exists in 222222222222/eu-west-1, but PUT /_appflow/flows/{name}/plan asked for 000000000000/us-east-1; "
                + "use ?account= and ?region= to select them",
            Assert.Single(log.All, IsHint));
    }

    [Theory]
    [InlineData("""{"flowName":"nowhere"}""")]
    [InlineData("""{}""")]
    public async Task The_log_says_nothing_when_the_flow_exists_nowhere(string body)
    {
        var log = new LogLines();
        await using var emulator = await WithOrdersIn(log, ("222222222222", "eu-west-1"));

        await emulator.Post("/start-flow", body);

        Assert.DoesNotContain(log.All, IsHint);
    }

    private static bool IsHint(string line) => line.Contains(" exists in ", StringComparison.Ordinal);

    private static async Task<TestEmulator> WithOrdersIn(LogLines log, params (string Account, string Region)[] places)
    {
        var emulator = new TestEmulator { Log = log };
        foreach (var (account, region) in places)
        {
            await emulator.Send(
                HttpMethod.Post, $"/_appflow/state?account={account}&region={region}", """{"flows":[{"flowName":"orders"}]}""");
        }

        return emulator;
    }
}
