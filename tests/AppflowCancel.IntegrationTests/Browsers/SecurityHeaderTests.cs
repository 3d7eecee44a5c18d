using AppflowCancel.IntegrationTests.Support;

namespace AppflowCancel.IntegrationTests.Browsers;

public sealed class SecurityHeaderTests
{
    [Theory]
    [InlineData("POST", "/list-flows")]
    [InlineData("POST", "/no-such-operation")]
    [InlineData("POST", "/_appflow/no-such-route")]
    [InlineData("PUT", "/_appflow/clock")]
    [InlineData("GET", "/_appflow/state")]
    [InlineData("GET", "/swagger/index.html")]
    [InlineData("GET", "/swagger/swagger-ui.css")]
    [InlineData("GET", "/openapi/control.json")]
    public async Task No_answer_can_be_sniffed_as_another_type(string method, string path)
    {
        await using var emulator = new TestEmulator();

        var answer = await emulator.Send(new HttpMethod(method), path);

        Assert.Equal("nosniff", answer.Headers["X-Content-Type-Options"]);
    }

    [Theory]
    [InlineData("/_appflow/state")]
    [InlineData("/_appflow/health")]
    [InlineData("/swagger/index.html")]
    [InlineData("/openapi/control.json")]
    [InlineData("/no-such-operation")]
    public async Task What_a_page_could_load_stays_out_of_frames_caches_and_other_origins(string path)
    {
        await using var emulator = new TestEmulator();

        var headers = (await emulator.Send(HttpMethod.Get, path)).Headers;

        Assert.StartsWith("default-src 'none'; ", headers["Content-Security-Policy"], StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", headers["Content-Security-Policy"], StringComparison.Ordinal);
        Assert.Equal("DENY", headers["X-Frame-Options"]);
        Assert.Equal("same-origin", headers["Cross-Origin-Resource-Policy"]);
        Assert.Equal("no-referrer", headers["Referrer-Policy"]);
        Assert.True(headers["Cache-Control"] is "no-store" or "max-age=0, private");
    }
}
