using AppflowCancel.IntegrationTests.Support;

namespace AppflowCancel.IntegrationTests.Aws;

public sealed class RequestIdTests
{
    [Fact]
    public async Task Every_answer_has_a_request_id_of_its_own()
    {
        await using var emulator = new WireEmulator(("Emulator:MaxBodyBytes", "1024"));
        await emulator.Send("POST", "/create-flow", FlowBody.Of());
        Answer[] answers =
        [
            await emulator.Send("POST", "/list-flows", "{}"),
            await emulator.Send("POST", "/list-flows", "{}"),
            await emulator.Send("POST", "/list-flows", "{"),
            await emulator.Send("POST", "/list-flows", """{"maxResults":0}"""),
            await emulator.Send("POST", "/list-flows", "{}", ("Accept", "text/html")),
            await emulator.Send("POST", "/list-flows", new string(' ', 1025)),
            await emulator.SendUnsigned("POST", "/list-flows", "{}"),
            await emulator.Send("POST", "/describe-flow", """{"flowName":"ghost"}"""),
            await emulator.Send("POST", "/stop-flow", """{"flowName":"orders"}"""),
            await emulator.Send("POST", "/create-flow", FlowBody.Of()),
            await emulator.Send("POST", "/register-connector", "{}"),
            await emulator.Send("POST", "/nowhere", "{}"),
            await emulator.Send("GET", "/list-flows"),
            await emulator.Send(
                "DELETE", "/tags/arn%3Aaws%3Aappflow%3Aus-east-1%3A123456789012%3Aflow%2Forders?tagKeys=a"),
        ];

        Assert.Equal(
            [200, 200, 400, 400, 406, 413, 415, 404, 400, 409, 400, 404, 404, 204], answers.Select(answer => answer.Status));
        Assert.All(answers, answer => Assert.Matches(
            "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$", answer.Headers["x-amzn-RequestId"]));
        Assert.Equal(answers.Length, answers.Select(answer => answer.Headers["x-amzn-RequestId"]).Distinct().Count());
    }

    [Fact]
    public async Task An_error_has_its_bare_name_in_the_header_and_only_a_message_in_the_body()
    {
        await using var emulator = new WireEmulator();
        var answer = await emulator.Send("POST", "/describe-flow", """{"flowName":"ghost"}""");

        answer.MustRefuse(404, "ResourceNotFoundException", "Flow with name ghost does not exist.");
        Assert.Equal("ResourceNotFoundException", answer.Headers["X-Amzn-Errortype"]);
        Assert.False(answer.Headers.ContainsKey("x-amzn-error-message"));
    }

    [Fact]
    public async Task The_text_of_an_error_is_JSON_even_if_the_request_was_full_of_quotes()
    {
        await using var emulator = new WireEmulator();
        (await emulator.Send("POST", "/describe-flow", """{"flowName":"\"\\\n\u0001é👍</script>"}""")).MustRefuse(
            400,
            "ValidationException",
            WireText.Violations(WireText.Clause(
                "'\"\\\n\u0001é👍</script>'", "flowName", @"Member must satisfy regular expression pattern: [a-zA-Z0-9][\w!@#.-]+")));
    }
}
