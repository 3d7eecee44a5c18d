using System.Net;
using System.Text.Json;
using AppflowCancel.IntegrationTests.Support;

namespace AppflowCancel.IntegrationTests.Startup;

public sealed class LogTests
{
    private const string Where = $"{TestEmulator.Account}/eu-west-1";

    [Fact]
    public async Task A_change_is_logged_in_one_line_with_account_region_operation_and_request_id()
    {
        await using var emulator = await Seeded();

        var started = (await emulator.Send(HttpMethod.Post, "/start-flow", """{"flowName":"orders"}""")).MustBe(HttpStatusCode.OK);
        var cancelled = await emulator.Send(HttpMethod.Post, "/cancel-flow-executions", """{"flowName":"orders","executionIds":["run-1","x"]}""");

        var id = started.Json.GetProperty("executionId").GetString();
        Assert.EndsWith($" info  StartFlow {Where} orders {id} started {RequestId(started)}", await emulator.NextLine(), StringComparison.Ordinal);
        Assert.EndsWith(
            $" info  CancelFlowExecutions {Where} orders run-1,x 1 cancelled, 1 invalid {RequestId(cancelled)}",
            await emulator.NextLine(),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_is_logged_in_one_line_with_its_error_and_request_id()
    {
        await using var emulator = await Seeded();

        var refused = await emulator.Send(HttpMethod.Post, "/stop-flow", """{"flowName":"none"}""");

        var line = await emulator.NextLine();
        Assert.Contains($" warn  StopFlow {Where} none refused: ResourceNotFoundException {refused.Message} ", line, StringComparison.Ordinal);
        Assert.EndsWith(RequestId(refused), line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task At_level_warning_only_refusals_are_logged()
    {
        await using var emulator = await Seeded(("Logging__LogLevel__Default", "Warning"));

        await emulator.Send(HttpMethod.Post, "/start-flow", """{"flowName":"orders"}""");
        await emulator.Send(HttpMethod.Delete, "/_appflow/state");
        await emulator.Send(HttpMethod.Post, "/stop-flow", """{"flowName":"none"}""");

        Assert.Contains("StopFlow", await emulator.NextLine(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task As_json_every_line_is_an_object()
    {
        await using var emulator = await Seeded(("Emulator__LogFormat", "json"));

        var started = await emulator.Send(HttpMethod.Post, "/start-flow", """{"flowName":"orders"}""");
        var refused = await emulator.Send(HttpMethod.Post, "/stop-flow", """{"flowName":"a\nb\"c"}""");
        await emulator.Send(HttpMethod.Delete, "/_appflow/state");

        Assert.Equal(JsonValueKind.Object, Answer.Parse(emulator.FirstLine).ValueKind);
        var first = Answer.Parse(await emulator.NextLine());
        Assert.Equal("StartFlow", first.GetProperty("Operation").GetString());
        Assert.Equal(TestEmulator.Account, first.GetProperty("Account").GetString());
        Assert.Equal("eu-west-1", first.GetProperty("Region").GetString());
        Assert.Equal("orders", first.GetProperty("Flow").GetString());
        Assert.Equal(started.Json.GetProperty("executionId").GetString(), first.GetProperty("ExecutionIds").GetString());
        Assert.Equal(RequestId(started), first.GetProperty("RequestId").GetString());
        var second = Answer.Parse(await emulator.NextLine());
        Assert.Equal("ValidationException", second.GetProperty("Error").GetString());
        Assert.Equal(refused.Message, second.GetProperty("Reason").GetString());
        Assert.Equal(JsonValueKind.Object, Answer.Parse(await emulator.NextLine()).ValueKind);
    }

    [Theory]
    [InlineData("\\n")]
    [InlineData("\\r\\n")]
    [InlineData("\\u0085")]
    [InlineData("\\u2028")]
    [InlineData("\\u2029")]
    [InlineData("\\u000b")]
    [InlineData("\\u001b[2K\\u001b[1A")]
    public async Task No_input_from_a_client_can_start_a_new_log_line(string lineBreak)
    {
        await using var emulator = await Seeded();
        var path = Answer.Parse($"\"{lineBreak}\"").GetString()!;

        var bad = $"\"a{lineBreak}2026-01-01T00:00:00.000+00:00 info  forged\"";
        var name = await emulator.Send(HttpMethod.Post, "/start-flow", $$"""{"flowName":{{bad}}}""");
        var id = await emulator.Send(HttpMethod.Post, "/cancel-flow-executions", $$"""{"flowName":"orders","executionIds":[{{bad}}]}""");
        var token = await emulator.Send(HttpMethod.Post, "/list-flows", $$"""{"nextToken":{{bad}}}""");
        var route = await emulator.Send(HttpMethod.Post, $"/a{Uri.EscapeDataString(path)}forged");

        foreach (var answer in new[] { name, id, token, route })
        {
            var line = await emulator.NextLine();
            Assert.Contains("forged", line, StringComparison.Ordinal);
            Assert.EndsWith(RequestId(answer), line, StringComparison.Ordinal);
            Assert.DoesNotContain(line, each => char.IsControl(each) || each is '\u2028' or '\u2029');
        }
    }

    [Fact]
    public async Task A_long_line_of_other_characters_is_whole()
    {
        await using var emulator = await EmulatorProcess.Start(("LC_ALL", "C.UTF-8"));
        var name = new string('\u00e9', 700);

        var refused = await emulator.Send(HttpMethod.Post, "/cancel-flow-executions", $$"""{"flowName":"{{name}}"}""");
        var line = await emulator.NextLine();

        Assert.Contains($"Value '{name}' at 'flowName'", line, StringComparison.Ordinal);
        Assert.EndsWith(RequestId(refused), line, StringComparison.Ordinal);
    }

    private static Task<EmulatorProcess> Seeded(params (string Name, string Value)[] environment) => StartWith(
        """{"account":"123456789012","region":"eu-west-1","flows":[{"flowName":"orders","runs":[{"executionId":"run-1","executionStatus":"InProgress"}]}]}""",
        environment);

    private static async Task<EmulatorProcess> StartWith(string seed, (string Name, string Value)[] environment)
    {
        using var folder = new TemporaryFolder();
        return await EmulatorProcess.Start(["--port=0", "--seed", folder.Write("seed.json", seed)], environment);
    }

    private static string RequestId(Answer answer) => answer.Headers["x-amzn-RequestId"];
}
