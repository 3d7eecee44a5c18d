using AppflowCancel.IntegrationTests.Support;

namespace AppflowCancel.IntegrationTests.Startup;

/// <summary>Requests from other clients than AWS's: browsers, and HEAD from health checks and link checkers.</summary>
public sealed class FrontPageTests
{
    [Fact]
    public async Task A_browser_that_opens_the_address_is_sent_to_the_page()
    {
        await using var emulator = new WireEmulator();

        var answer = await emulator.SendUnsigned("GET", "/", "", ("Accept", "text/html,application/xhtml+xml,*/*;q=0.8"));

        Assert.Equal(302, answer.Status);
        Assert.Equal("_appflow/ui", answer.Headers["Location"]);
    }

    [Fact]
    public async Task Any_other_client_gets_the_error_of_AWS()
    {
        await using var emulator = new WireEmulator();
        var answer = await emulator.SendUnsigned("GET", "/", "", ("Accept", "*/*"));
        Assert.Equal((404, "UnknownOperationException"), (answer.Status, answer.ErrorType));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/_appflow/ui")]
    [InlineData("/_appflow/ui/app.js")]
    [InlineData("/swagger")]
    [InlineData("/swagger/index.html")]
    [InlineData("/swagger/swagger-ui.css")]
    [InlineData("/openapi/appflow.json")]
    [InlineData("/health")]
    [InlineData("/_appflow/ready")]
    [InlineData("/_appflow/state")]
    public async Task HEAD_answers_as_GET_does_without_the_body(string path)
    {
        await using var emulator = new WireEmulator();

        var get = await emulator.SendUnsigned("GET", path, "", ("Accept", "text/html, application/json"));
        var head = await emulator.SendUnsigned("HEAD", path, "", ("Accept", "text/html, application/json"));

        Assert.NotEqual(404, get.Status);
        Assert.Equal(get.Status, head.Status);
        Assert.Equal(get.Headers.GetValueOrDefault("Content-Type"), head.Headers.GetValueOrDefault("Content-Type"));
        Assert.Empty(head.Body);
    }

    [Theory]
    [InlineData("/tags/arn%3Aaws%3Aappflow%3Aus-east-1%3A123456789012%3Aflow%2Forders")]
    [InlineData("/nowhere")]
    public async Task HEAD_of_an_AWS_path_is_an_unknown_operation(string path)
    {
        await using var emulator = new WireEmulator();
        var answer = await emulator.Send("HEAD", path);
        Assert.Equal((404, "UnknownOperationException"), (answer.Status, answer.ErrorType));
    }
}
