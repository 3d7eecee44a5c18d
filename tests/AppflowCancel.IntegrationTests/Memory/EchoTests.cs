using AppflowCancel.IntegrationTests.Support;

namespace AppflowCancel.IntegrationTests.Memory;

/// <summary>Answers and the log repeat long input only in part.</summary>
public sealed class EchoTests
{
    private const int Megabyte = 1_000_000;

    private static readonly string Long = new('x', Megabyte);

    private readonly LogLines _log = new();

    [Theory]
    [InlineData("/cancel-flow-executions", """{"flowName":"?"}""")]
    [InlineData("/cancel-flow-executions", """{"flowName":"orders","executionIds":["?"]}""")]
    [InlineData("/tag-resource-of-?", "{}")]
    [InlineData("/_appflow/state", """{"?":1}""")]
    [InlineData("/_appflow/state", """{"flows":[{"flowName":"orders","tasks":[{"?":1}]}]}""")]
    [InlineData("/_appflow/state", """{"flows":[{"flowName":"?"}]}""")]
    [InlineData("/_appflow/state", """{"flows":"?"}""")]
    [InlineData("/_appflow/faults", """{"error":"?"}""")]
    [InlineData("/_appflow/?", "{}")]
    public async Task A_long_value_is_truncated_in_the_answer_and_in_the_log(string path, string body)
    {
        await using var emulator = new TestEmulator { Log = _log };

        var answer = await emulator.Post(path.Replace("?", Long[..30_000], StringComparison.Ordinal), body.Replace("?", Long, StringComparison.Ordinal));

        Assert.InRange(answer.Status, 400, 499);
        Assert.InRange(answer.Body.Length, 10, 40_000);
        Assert.All(_log.All, line => Assert.InRange(line.Length, 1, 3_000));
    }

    [Fact]
    public async Task A_hundred_violations_are_reported_at_most()
    {
        await using var emulator = new TestEmulator();
        var tasks = string.Join(',', Enumerable.Repeat("{}", 1_000));

        var answer = await emulator.Post("/create-flow", $$"""{"flowName":"orders","tasks":[{{tasks}}]}""");

        Assert.StartsWith("100 validation errors detected: ", answer.Message, StringComparison.Ordinal);
        Assert.Equal(99, answer.Message!.Count(each => each == ';'));
    }

    [Fact]
    public async Task More_values_than_any_request_needs_are_refused()
    {
        await using var emulator = new TestEmulator();
        var tasks = string.Join(',', Enumerable.Repeat("{}", 200_000));

        var answer = await emulator.Post("/create-flow", $$"""{"flowName":"orders","tasks":[{{tasks}}]}""");

        Assert.Equal((400, "SerializationException"), (answer.Status, answer.ErrorType));
        Assert.Equal("The request has more than 200000 JSON values.", answer.Message);
    }

    [Fact]
    public async Task A_flow_that_exists_in_many_places_is_reported_in_five()
    {
        await using var emulator = new TestEmulator { Log = _log };
        for (var i = 0; i < 10; i++)
        {
            await emulator.Send(HttpMethod.Put, $"/_appflow/state?account=11111111111{i}", """{"flows":[{"flowName":"orders"}]}""");
        }

        await emulator.Post("/describe-flow", """{"flowName":"orders"}""", account: "999999999999");

        Assert.Equal(5, Assert.Single(_log.All, line => line.Contains("exists in", StringComparison.Ordinal)).Split("/us-east-1").Length - 2);
    }

    [Theory]
    [InlineData('\u202E')]
    [InlineData('\u2066')]
    [InlineData('\u200B')]
    [InlineData('\uFEFF')]
    [InlineData('\u0085')]
    [InlineData('\u001B')]
    public async Task Characters_that_hide_others_do_not_reach_the_log(char hidden)
    {
        await using var emulator = new TestEmulator { Log = _log };

        await emulator.Post("/cancel-flow-executions", $$"""{"flowName":"orders\u{{(int)hidden:X4}}"}""");

        Assert.DoesNotContain(hidden, Assert.Single(_log.All));
    }
}
