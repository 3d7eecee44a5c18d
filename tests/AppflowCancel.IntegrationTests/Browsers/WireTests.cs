using System.Text;
using AppflowCancel.IntegrationTests.Support;

namespace AppflowCancel.IntegrationTests.Browsers;

/// <summary>Requests that two servers in a row may understand in two ways, and ways around the route by which a request is checked.</summary>
public sealed class WireTests : IAsyncDisposable
{
    private readonly WireEmulator _emulator = new();

    [Theory]
    [InlineData("POST http://evil.example/_appflow/reset HTTP/1.1\r\nHost: localhost\r\n", "a target for another host than Host names")]
    [InlineData("POST /_appflow/reset HTTP/1.1\r\nHost: localhost\r\nHost: localhost\r\n", "two hosts")]
    [InlineData("POST /_appflow/reset HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\nContent-Length: 5\r\n", "two lengths")]
    [InlineData("POST /_appflow/reset HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n", "a negative length")]
    [InlineData("POST /_appflow/reset HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: gzip\r\n", "an encoding that is not chunked")]
    [InlineData("POST /_appflow/reset HTTP/1.1\r\nHost: localhost\r\nX: a\r\n b\r\n", "a folded header")]
    [InlineData("POST /_appflow/reset HTTP/1.1\r\nHost : localhost\r\n", "a space before the colon")]
    public async Task What_is_ambiguous_is_refused(string head, string what)
    {
        var answer = await RawHttp.SendBytes(_emulator.Endpoint, Encoding.Latin1.GetBytes($"{head}Connection: close\r\n\r\n"));

        Assert.True(answer.Status is >= 400 and < 500 or 505, $"{what}: {answer.Status} {answer.Body}");
    }

    [Theory]
    [InlineData("Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n")]
    [InlineData("Connection: Upgrade, HTTP2-Settings, close\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\n")]
    public async Task No_other_protocol_is_spoken_on_the_same_port(string headers)
    {
        var answer = await RawHttp.SendBytes(
            _emulator.Endpoint, Encoding.Latin1.GetBytes($"GET /_appflow/changes/none HTTP/1.0\r\nHost: localhost\r\n{headers}\r\n"));

        Assert.Equal(404, answer.Status);
    }

    [Theory]
    [InlineData("/swagger/../_appflow/state")]
    [InlineData("/swagger/%2e%2e/%2e%2e/etc/passwd")]
    [InlineData("/swagger/..%2f..%2fetc/passwd")]
    [InlineData("/_appflow/ui/../../etc/passwd")]
    [InlineData("/_appflow/ui/..%5c..%5cetc%5cpasswd")]
    public async Task No_path_leads_out_of_the_pages_or_around_the_rules(string path)
    {
        var answer = await RawHttp.SendBytes(
            _emulator.Endpoint, Encoding.Latin1.GetBytes($"GET {path} HTTP/1.1\r\nHost: localhost\r\nOrigin: http://evil.example\r\nConnection: close\r\n\r\n"));
        var own = await RawHttp.SendBytes(
            _emulator.Endpoint, Encoding.Latin1.GetBytes($"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"));

        Assert.Equal(403, answer.Status);
        Assert.DoesNotContain("root:", own.Body, StringComparison.Ordinal);
    }

    public ValueTask DisposeAsync() => _emulator.DisposeAsync();
}
