using AppflowCancel.IntegrationTests.Support;

namespace AppflowCancel.IntegrationTests.Control;

/// <summary>Fault rules with a rate: token buckets on the account's clock.</summary>
public sealed class FaultRateTests
{
    private const string Rule = """{"operation":"ListFlows","requestsPerSecond":2,"burst":5}""";

    [Fact]
    public async Task A_burst_passes_and_what_exceeds_it_is_throttled()
    {
        await using var emulator = await Frozen(Rule);

        Assert.Equal("200 200 200 200 200 429 429", await emulator.AnswerStatuses(7));
        var answer = await emulator.Post("/list-flows", "{}");
        Assert.Equal(("ThrottlingException", "Rate exceeded"), (answer.ErrorType, answer.Message));
    }

    [Fact]
    public async Task The_bucket_refills_on_the_clock_of_the_account()
    {
        await using var emulator = await Frozen(Rule);
        await emulator.AnswerStatuses(6);

        await emulator.Advance(0.499);
        Assert.Equal("429", await emulator.AnswerStatuses(1));
        await emulator.Advance(0.001);
        Assert.Equal("200 429", await emulator.AnswerStatuses(2));
        await emulator.Advance(3600);
        Assert.Equal("200 200 200 200 200 429", await emulator.AnswerStatuses(6));
    }

    [Theory]
    [InlineData("""{"requestsPerSecond":3}""", "200 200 200 429")]
    [InlineData("""{"requestsPerSecond":0.001}""", "200 429")]
    [InlineData("""{"requestsPerSecond":1.5}""", "200 200 429")]
    [InlineData("""{"requestsPerSecond":1,"after":2}""", "200 200 200 429")]
    public async Task Without_burst_the_requests_of_one_second_pass_at_once(string rule, string statuses)
    {
        await using var emulator = await Frozen(rule);

        Assert.Equal(statuses, await emulator.AnswerStatuses(statuses.Split(' ').Length));
    }

    [Fact]
    public async Task A_rule_with_an_error_of_its_own_answers_that()
    {
        await using var emulator = await Frozen("""{"requestsPerSecond":1,"error":"ServiceQuotaExceededException","message":"Enough."}""");
        await emulator.AnswerStatuses(1);

        var answer = await emulator.Post("/list-flows", "{}");

        Assert.Equal((402, "Enough."), (answer.Status, answer.Message));
    }

    [Fact]
    public async Task Other_operations_do_not_take_from_the_bucket()
    {
        await using var emulator = await Frozen("""{"operation":"ListFlows","requestsPerSecond":1}""");
        await emulator.Post("/describe-flow", """{"flowName":"orders"}""");

        Assert.Equal("200 429", await emulator.AnswerStatuses(2));
    }

    [Fact]
    public async Task A_rule_and_its_bucket_survive_a_PUT_of_the_answer_of_GET()
    {
        await using var emulator = await Frozen(Rule);
        await emulator.AnswerStatuses(5);

        var shown = (await emulator.Control(HttpMethod.Get, "/_appflow/faults")).GetProperty("faults").GetRawText();
        await emulator.Control(HttpMethod.Put, "/_appflow/faults", shown);

        Assert.Equal(
            """[{"operation":"ListFlows","error":"ThrottlingException","requestsPerSecond":2,"burst":5,"seen":5,"fired":0,"fullAt":1790000002.500}]""",
            shown);
        Assert.Equal("429", await emulator.AnswerStatuses(1));
    }

    [Fact]
    public async Task An_exported_rule_begins_with_a_full_bucket()
    {
        await using var emulator = await Frozen(Rule);
        await emulator.AnswerStatuses(5);

        var exported = await emulator.Control(HttpMethod.Get, "/_appflow/state");
        await emulator.PutState(exported.GetRawText());

        Assert.Equal("200 200 200 200 200 429", await emulator.AnswerStatuses(6));
        Assert.Equal(exported.GetRawText(), (await emulator.Control(HttpMethod.Get, "/_appflow/state")).GetRawText());
    }

    [Theory]
    [InlineData("""{"error":"ThrottlingException","burst":2}""", "$.burst requires requestsPerSecond.")]
    [InlineData("""{"requestsPerSecond":1,"times":2}""", "$ has both times and requestsPerSecond; allowed: one of them.")]
    [InlineData("""{"requestsPerSecond":0}""", "$.requestsPerSecond is 0; allowed: a number from 0.001 to 1000000.")]
    [InlineData("""{"requestsPerSecond":1,"burst":0}""", "$.burst is 0; allowed: a whole number from 1 to 1000000000.")]
    [InlineData("""{"error":"ThrottlingException","fullAt":1790000000}""", "$.fullAt requires requestsPerSecond.")]
    public async Task An_invalid_rate_is_refused(string rule, string message)
    {
        await using var emulator = new TestEmulator();

        var answer = await emulator.TryControl(HttpMethod.Put, "/_appflow/faults", rule);

        Assert.Equal((400, message), (answer.Status, answer.Message));
    }

    private static async Task<TestEmulator> Frozen(string rule)
    {
        var emulator = new TestEmulator();
        await emulator.PutState("""{"now":1790000000,"frozen":true}""");
        await emulator.Control(HttpMethod.Put, "/_appflow/faults", rule);
        return emulator;
    }
}
