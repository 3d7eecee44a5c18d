using AppflowCancel.IntegrationTests.Support;

namespace AppflowCancel.IntegrationTests.Control;

/// <summary>Fault rules: which requests they apply to, and how often.</summary>
public sealed class FaultTests
{
    private const string Faults = "/_appflow/faults";

    [Fact]
    public async Task A_rule_can_set_the_message_and_the_retry_delay()
    {
        await using var emulator = await With("""{"error":"ThrottlingException","message":"slow \"down\"","retryAfterMilliseconds":250}""");

        var answer = await emulator.Cancel("run-1");

        Assert.Equal("""{"message":"slow \"down\""}""", answer.Body);
        Assert.Equal("250", answer.Headers["x-amz-retry-after"]);
    }

    [Fact]
    public async Task A_rule_skips_its_first_after_requests_and_applies_to_the_next_times_requests()
    {
        await using var emulator = await With("""{"operation":"ListFlows","error":"ThrottlingException","after":1,"times":2}""");

        Assert.Equal("200 429 429 200 200", await emulator.AnswerStatuses(5));

        Assert.Equal(
            """{"faults":[{"operation":"ListFlows","error":"ThrottlingException","times":2,"after":1,"seen":5,"fired":2}]}""",
            (await emulator.TryControl(HttpMethod.Get, Faults)).Body);
    }

    [Fact]
    public async Task The_rules_that_GET_answers_can_be_put_back_with_their_counts()
    {
        await using var emulator = await With("""[{"operation":"ListFlows","error":"ThrottlingException","after":1,"times":2}]""");
        Assert.Equal("200 429", await emulator.AnswerStatuses(2));
        var shown = (await emulator.TryControl(HttpMethod.Get, Faults)).Body;
        await emulator.Control(HttpMethod.Delete, Faults);

        (await emulator.TryControl(HttpMethod.Put, Faults, shown)).MustHaveBody(shown);

        Assert.Equal("429 200", await emulator.AnswerStatuses(2));
    }

    [Fact]
    public async Task An_unknown_member_beside_the_rules_is_refused()
    {
        await using var emulator = new TestEmulator();
        (await emulator.TryControl(HttpMethod.Put, Faults, """{"faults":[],"fault":1}"""))
            .MustBeBadRequest("$.fault is not known; did you mean faults? Allowed: faults.");
    }

    [Fact]
    public async Task A_rule_with_a_probability_applies_to_the_same_requests_every_time()
    {
        const string Rule = """{"error":"ThrottlingException","probability":0.5}""";
        await using var emulator = await With(Rule);
        await using var another = await With(Rule);
        await using var seeded = await With(Rule, ("Emulator:RandomSeed", "5"));

        var first = await emulator.AnswerStatuses(40);

        Assert.InRange(first.Split("429").Length - 1, 5, 35);
        Assert.Equal(first, await another.AnswerStatuses(40));
        Assert.NotEqual(first, await seeded.AnswerStatuses(40));
        await emulator.Control(HttpMethod.Put, Faults, Rule);
        Assert.Equal(first, await emulator.AnswerStatuses(40));
    }

    [Fact]
    public async Task The_first_rule_that_applies_decides_and_once_it_is_used_up_the_next()
    {
        await using var emulator = await With("""
            [{"error":"ThrottlingException","times":1},{"operation":"ListFlows","error":"AccessDeniedException","times":1}]
            """);

        Assert.Equal("429 403 200", await emulator.AnswerStatuses(3));
    }

    [Fact]
    public async Task Rules_are_replaced_added_and_removed()
    {
        await using var emulator = await With("""[{"error":"ThrottlingException","times":1},{"error":"ConflictException","times":1}]""");
        await emulator.Control(HttpMethod.Put, Faults, """{"error":"AccessDeniedException","times":1}""");
        var rules = await emulator.TryControl(HttpMethod.Post, Faults, """{"error":"ConflictException","times":1,"delaySeconds":0,"dropConnection":false}""");

        Assert.Equal(
            """{"faults":[{"error":"AccessDeniedException","times":1,"seen":0,"fired":0},{"error":"ConflictException","times":1,"seen":0,"fired":0}]}""",
            rules.Body);
        Assert.Equal("403 409 200", await emulator.AnswerStatuses(3));
        Assert.Equal("""{"faults":[]}""", (await emulator.TryControl(HttpMethod.Delete, Faults)).Body);
    }

    private static async Task<TestEmulator> With(string rules, params (string Key, string Value)[] settings)
    {
        var emulator = new TestEmulator(settings);
        await emulator.PutRuns(("run-1", "InProgress"));
        await emulator.Control(HttpMethod.Put, Faults, rules);
        return emulator;
    }
}
