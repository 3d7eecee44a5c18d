using System.Net;
using AppflowCancel.IntegrationTests.Support;

namespace AppflowCancel.IntegrationTests.Browsers;

public sealed class CorsTests
{
    private const string App = "http://localhost:3000";

    [Theory]
    [InlineData("/cancel-flow-executions", "POST")]
    [InlineData("/tags/arn", "GET,POST,DELETE")]
    [InlineData("/_appflow/clock", "GET,POST,PUT,DELETE")]
    public async Task A_preflight_of_an_allowed_origin_is_answered_as_AppFlow_was_recorded(string path, string methods)
    {
        await using var emulator = new TestEmulator(("Emulator:AllowedOrigins", App));

        var answer = await Send(emulator, HttpMethod.Options, path, ("Origin", App), ("Access-Control-Request-Method", "POST"));

        Assert.Equal((200, ""), (answer.Status, answer.Body));
        Assert.Equal("application/json", answer.Headers["Content-Type"]);
        Assert.Equal("0", answer.Headers["Content-Length"]);
        Assert.Equal("*", answer.Headers["Access-Control-Allow-Origin"]);
        Assert.Equal(methods, answer.Headers["Access-Control-Allow-Methods"]);
        Assert.Equal(
            "Content-Type,X-Amz-Date,Authorization,X-Api-Key,X-Amz-Security-Token,X-Amz-Content-Sha256,X-Amz-User-Agent",
            answer.Headers["Access-Control-Allow-Headers"]);
        Assert.True(Guid.TryParse(answer.Headers["x-amzn-RequestId"], out _));
    }

    [Fact]
    public async Task An_allowed_origin_may_call_and_read_answers_and_errors()
    {
        await using var emulator = new TestEmulator(("Emulator:AllowedOrigins", $"https://other.example, {App}"));

        var answer = await Send(emulator, HttpMethod.Get, "/_appflow/clock", ("Origin", App), ("Sec-Fetch-Site", "cross-site"));

        answer.MustBe(HttpStatusCode.OK);
        Assert.Equal("*", answer.Headers["Access-Control-Allow-Origin"]);
        Assert.Equal("x-amzn-RequestId, X-Amzn-Errortype, x-amz-retry-after, Date", answer.Headers["Access-Control-Expose-Headers"].Replace(",", ", ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("http://localhost:3001")]
    [InlineData("https://localhost:3000")]
    [InlineData("http://localhost:3000.evil.example")]
    public async Task A_preflight_of_any_other_origin_is_refused(string origin)
    {
        await using var emulator = new TestEmulator(("Emulator:AllowedOrigins:0", App));

        var answer = await Send(emulator, HttpMethod.Options, "/create-flow", ("Origin", origin), ("Access-Control-Request-Method", "POST"));

        answer.MustBe(HttpStatusCode.Forbidden);
        Assert.DoesNotContain("Access-Control-Allow-Origin", answer.Headers.Keys);
    }

    [Fact]
    public async Task A_star_allows_every_origin_that_a_browser_states()
    {
        await using var emulator = new TestEmulator(("Emulator:AllowedOrigins", "*"));

        (await Send(emulator, HttpMethod.Get, "/_appflow/clock", ("Origin", "null"))).MustBe(HttpStatusCode.OK);
        (await Send(emulator, HttpMethod.Get, "/_appflow/clock", ("Sec-Fetch-Site", "cross-site"))).MustBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Without_allowed_origins_no_answer_has_CORS_headers()
    {
        await using var emulator = new TestEmulator();

        var answer = await Send(emulator, HttpMethod.Get, "/_appflow/clock", ("Origin", "http://localhost"));

        Assert.DoesNotContain(answer.Headers.Keys, name => name.StartsWith("Access-Control", StringComparison.OrdinalIgnoreCase));
    }

    private static async Task<Answer> Send(TestEmulator emulator, HttpMethod method, string path, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path);
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await emulator.Send(request);
    }
}
