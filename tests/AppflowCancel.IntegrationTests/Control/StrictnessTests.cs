using AppflowCancel.IntegrationTests.Support;

namespace AppflowCancel.IntegrationTests.Control;

/// <summary>Mistyped setup does not pass silently: errors of every control route.</summary>
public sealed class StrictnessTests
{
    [Theory]
    [InlineData("GET", "/_appflow/clocks", null, 404, "There is no GET /_appflow/clocks; did you mean GET /_appflow/clock?")]
    [InlineData("POST", "/_appflow/clock", "{}", 404, "There is no POST /_appflow/clock; did you mean POST /_appflow/clock/advance?")]
    [InlineData("GET", "/_localstack/healt", null, 404, "There is no GET /_localstack/healt; did you mean GET /_localstack/health?")]
    [InlineData("GET", "/_appflow/clock", "{}", 400, "GET /_appflow/clock takes no body.")]
    [InlineData("GET", "/_appflow/clock?acount=123456789012", null, 400, "Query parameter acount is not known; did you mean account? Allowed: account, region.")]
    [InlineData("GET", "/_appflow/clock?account=12345", null, 400, "Query parameter account is '12345'; allowed: twelve digits.")]
    [InlineData("GET", "/_appflow/clock?region=Ohio", null, 400, "Query parameter region is 'Ohio'; allowed: a region's name, such as eu-west-1.")]
    [InlineData("GET", "/_appflow/clock?account=123456789012&account=12345", null, 400, "Query parameter account appears 2 times; allowed: once.")]
    [InlineData("PUT", "/_appflow/clock", "[]", 400, "$ is []; allowed: an object.")]
    [InlineData("PUT", "/_appflow/clock", "{\"rate\":1}}", 400, "Not JSON at line 1, column 11.")]
    [InlineData("PUT", "/_appflow/clock", "{\"\\ud800\":1}", 400, "A \\u escape is half of a surrogate pair.")]
    public async Task A_typo_is_refused_with_the_nearest_name(string method, string path, string? body, int status, string message)
    {
        await using var emulator = new TestEmulator();

        (await emulator.Send(new HttpMethod(method), path, body)).MustRefuse(status, message);
    }

    [Fact]
    public async Task A_body_that_is_too_large_is_refused()
    {
        await using var emulator = new TestEmulator(("Emulator:MaxBodyBytes", "1024"));

        var answer = await emulator.Send(HttpMethod.Put, "/_appflow/state", new string(' ', 1025));

        answer.MustRefuse(413, "The request body is larger than the 1024 bytes of Emulator:MaxBodyBytes.");
    }
}
