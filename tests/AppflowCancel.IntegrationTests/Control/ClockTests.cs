using AppflowCancel.IntegrationTests.Support;

namespace AppflowCancel.IntegrationTests.Control;

public sealed class ClockTests
{
    private const string Path = "/_appflow/clock";
    private const string AdvancePath = "/_appflow/clock/advance";

    [Fact]
    public async Task A_new_account_has_real_time()
    {
        await using var emulator = new TestEmulator();
        (await emulator.TryControl(HttpMethod.Get, Path)).MustHaveBody("""{"now":1790000000.000,"frozen":false,"rate":1}""");
    }

    [Theory]
    [InlineData("{}", """{"now":1790000000.000,"frozen":false,"rate":1}""")]
    [InlineData("""{"frozen":true}""", """{"now":1790000000.000,"frozen":true,"rate":1}""")]
    [InlineData("""{"rate":60}""", """{"now":1790000000.000,"frozen":false,"rate":60}""")]
    [InlineData("""{"now":1790000000}""", """{"now":1790000000.000,"frozen":false,"rate":1}""")]
    [InlineData("""{"now":1790000001.5,"frozen":true,"rate":0.001}""", """{"now":1790000001.500,"frozen":true,"rate":0.001}""")]
    [InlineData("""{"now":null,"frozen":null,"rate":null}""", """{"now":1790000000.000,"frozen":false,"rate":1}""")]
    public async Task Omitted_members_keep_their_value(string setting, string reading)
    {
        await using var emulator = new TestEmulator();
        (await emulator.TryControl(HttpMethod.Put, Path, setting)).MustHaveBody($$"""{{reading[..^1]}},"transitions":[]}""");
        (await emulator.TryControl(HttpMethod.Get, Path)).MustHaveBody(reading);
    }

    [Theory]
    [InlineData("""{"now":1789999999.999,"frozen":true}""", "$.now is before the clock's 1790000000.000; time moves forward only.")]
    [InlineData("""{"rate":0}""", "$.rate is 0; allowed: a number from 0.001 to 1000000.")]
    [InlineData("""{"rate":-1}""", "$.rate is -1; allowed: a number from 0.001 to 1000000.")]
    [InlineData("""{"rate":1000001}""", "$.rate is 1000001; allowed: a number from 0.001 to 1000000.")]
    [InlineData("""{"frozen":"yes"}""", "$.frozen is \"yes\"; allowed: true or false.")]
    [InlineData("""{"now":1e30}""", "$.now is 1e30; allowed: a number from 0 to 253402300799.")]
    [InlineData("""{"freeze":true}""", "$.freeze is not known; did you mean frozen? Allowed: now, frozen, rate.")]
    [InlineData("[]", "$ is []; allowed: an object.")]
    [InlineData("", "Not JSON at line 1, column 1.")]
    public async Task An_invalid_setting_or_a_move_backwards_is_refused(string setting, string message)
    {
        await using var emulator = new TestEmulator();
        (await emulator.TryControl(HttpMethod.Put, Path, setting)).MustBeBadRequest(message);
        (await emulator.TryControl(HttpMethod.Get, Path)).MustHaveBody("""{"now":1790000000.000,"frozen":false,"rate":1}""");
    }

    [Fact]
    public async Task Setting_the_clock_forward_triggers_the_due_transitions()
    {
        await using var emulator = new TestEmulator();
        await emulator.PutRuns(("run-1", "CancelStarted"), ("run-2", "InProgress"));
        (await emulator.TryControl(HttpMethod.Put, Path, """{"now":1790000002}""")).MustHaveBody("""
            {"now":1790000002.000,"frozen":false,"rate":1,"transitions":[
            {"flowName":"orders","executionId":"run-1","status":"Canceled","at":1790000002.000,"cause":"canceled"}]}
            """);
        Assert.Equal("run-2=InProgress run-1=Canceled", await emulator.Statuses());
    }

    [Fact]
    public async Task Advancing_returns_the_transitions_in_order()
    {
        await using var emulator = new TestEmulator();
        await emulator.PutState("""
            {"flows":[{"flowName":"orders","runs":[{"executionId":"a","executionStatus":"InProgress"},
            {"executionId":"b","executionStatus":"CancelStarted"}]},
            {"flowName":"returns","runs":[{"executionId":"c","executionStatus":"InProgress","plan":{"runSeconds":5,"outcome":"Error"}}]}]}
            """);

        (await emulator.TryControl(HttpMethod.Post, AdvancePath, """{"seconds":30}""")).MustHaveBody("""
            {"now":1790000030.000,"transitions":[
            {"flowName":"orders","executionId":"b","status":"Canceled","at":1790000002.000,"cause":"canceled"},
            {"flowName":"returns","executionId":"c","status":"Error","at":1790000005.000,"cause":"failed"},
            {"flowName":"orders","executionId":"a","status":"Successful","at":1790000030.000,"cause":"completed"}]}
            """);
    }

    [Fact]
    public async Task Advancing_by_zero_changes_nothing()
    {
        await using var emulator = new TestEmulator();
        await emulator.PutRuns(("run-1", "InProgress"));
        (await emulator.TryControl(HttpMethod.Post, AdvancePath, """{"seconds":0}"""))
            .MustHaveBody("""{"now":1790000000.000,"transitions":[]}""");
    }

    [Fact]
    public async Task Advancing_to_the_next_transition_goes_there_and_no_further()
    {
        await using var emulator = new TestEmulator();
        await emulator.PutRuns(("a", "InProgress"), ("b", "CancelStarted"), ("c", "Scheduled"));
        const string Next = """{"to":"nextTransition"}""";

        (await emulator.TryControl(HttpMethod.Post, AdvancePath, Next)).MustHaveBody("""
            {"now":1790000002.000,"transitions":[
            {"flowName":"orders","executionId":"b","status":"Canceled","at":1790000002.000,"cause":"canceled"}]}
            """);
        (await emulator.TryControl(HttpMethod.Post, AdvancePath, Next)).MustHaveBody("""
            {"now":1790000030.000,"transitions":[
            {"flowName":"orders","executionId":"a","status":"Successful","at":1790000030.000,"cause":"completed"}]}
            """);
        (await emulator.TryControl(HttpMethod.Post, AdvancePath, Next)).MustHaveBody("""
            {"now":1790003600.000,"transitions":[
            {"flowName":"orders","executionId":"c","status":"InProgress","at":1790003600.000,"cause":"from a state document"}]}
            """);
    }

    [Fact]
    public async Task Advancing_to_the_next_transition_stays_where_it_is_when_there_is_none()
    {
        await using var emulator = new TestEmulator();
        await emulator.PutRuns(("run-1", "Successful"));
        (await emulator.TryControl(HttpMethod.Post, AdvancePath, """{"to":"nextTransition"}"""))
            .MustHaveBody("""{"now":1790000000.000,"transitions":[]}""");
    }

    [Fact]
    public async Task Advancing_returns_runs_that_start_and_end_meanwhile()
    {
        await using var emulator = new TestEmulator(("Emulator:RunSeconds", "1"));
        await emulator.Create(FlowBody.Of(trigger: FlowBody.Scheduled("rate(1minute)")));
        await emulator.Start();

        var answer = await emulator.TryControl(HttpMethod.Post, AdvancePath, """{"seconds":120}""");

        Assert.Equal(
            "Successful 1790000001.000, InProgress 1790000060.000, Successful 1790000061.000, InProgress 1790000120.000",
            string.Join(", ", answer.Json.GetProperty("transitions").EnumerateArray()
                .Select(line => $"{line.GetProperty("status").GetString()} {line.GetProperty("at").GetRawText()}")));
    }

    [Fact]
    public async Task A_frozen_clock_can_still_be_advanced()
    {
        await using var emulator = new TestEmulator();
        await emulator.Control(HttpMethod.Put, Path, """{"frozen":true}""");
        await emulator.Advance(1.5);

        (await emulator.TryControl(HttpMethod.Get, Path)).MustHaveBody("""{"now":1790000001.500,"frozen":true,"rate":1}""");
    }

    [Theory]
    [InlineData("{}", "$ must have either seconds or to.")]
    [InlineData("""{"seconds":1,"to":"nextTransition"}""", "$ must have either seconds or to.")]
    [InlineData("""{"seconds":-1}""", "$.seconds is -1; allowed: a number from 0 to 1000000000.")]
    [InlineData("""{"seconds":"5"}""", "$.seconds is \"5\"; allowed: a number from 0 to 1000000000.")]
    [InlineData("""{"to":"next"}""", "$.to is \"next\"; allowed: nextTransition.")]
    [InlineData("""{"second":1}""", "$.second is not known; did you mean seconds? Allowed: seconds, to.")]
    public async Task An_invalid_step_is_refused(string step, string message)
    {
        await using var emulator = new TestEmulator();
        (await emulator.TryControl(HttpMethod.Post, AdvancePath, step)).MustBeBadRequest(message);
        (await emulator.TryControl(HttpMethod.Get, Path)).MustHaveBody("""{"now":1790000000.000,"frozen":false,"rate":1}""");
    }
}
