using System.Net;
using System.Text;
using AppflowCancel.IntegrationTests.Support;

namespace AppflowCancel.IntegrationTests.Browsers;

public sealed class HostTests : IAsyncDisposable
{
    private readonly WireEmulator _emulator = new(("Emulator:AllowedHosts", "appflow.test,*.corp.example"));

    [Theory]
    [InlineData("localhost")]
    [InlineData("LOCALHOST:4566")]
    [InlineData("localhost.:4566")]
    [InlineData("appflow.localhost:4566")]
    [InlineData("127.0.0.1:4566")]
    [InlineData("192.168.1.20")]
    [InlineData("[::1]:4566")]
    [InlineData("[fe80::1]")]
    [InlineData("appflow")]
    [InlineData("appflow_cancel:4566")]
    [InlineData("host.docker.internal:4566")]
    [InlineData("appflow.corp.internal")]
    [InlineData("my-laptop.local")]
    [InlineData("appflow.testing.svc")]
    [InlineData("appflow.testing.svc.cluster.local.")]
    [InlineData("appflow.eu-west-1.amazonaws.com")]
    [InlineData("appflow.test:4566")]
    [InlineData("APPFLOW.TEST")]
    [InlineData("a.corp.example")]
    [InlineData("")]
    public async Task A_name_that_nobody_else_can_own_or_that_an_option_lists_passes(string host)
    {
        var answer = await Send("1.1", $"Host: {host}\r\n");

        Assert.Equal("""{"flows":[]}""", answer.Body);
    }

    [Theory]
    [InlineData("evil.example")]
    [InlineData("evil.example:4566")]
    [InlineData("evil.example.")]
    [InlineData("localhost.evil.example")]
    [InlineData("127.0.0.1.evil.example")]
    [InlineData("evil.notlocal")]
    [InlineData("appflow.evil.amazonaws.com")]
    [InlineData("appflow.us-east-1.amazonaws.com.evil.example")]
    [InlineData("x.appflow.us-east-1.amazonaws.com")]
    [InlineData("s3.us-east-1.amazonaws.com")]
    [InlineData("x.appflow.test")]
    [InlineData("corp.example")]
    [InlineData("evilcorp.example")]
    [InlineData("ai.")]
    public async Task Another_name_is_refused_with_the_option_that_allows_it(string host)
    {
        var answer = await Send("1.1", $"Host: {host}\r\n");

        answer.MustBe(HttpStatusCode.Forbidden);
        Assert.Equal("AccessDeniedException", answer.ErrorType);
        Assert.Equal(
            $"Host {host} is not an allowed name of this emulator. Set Emulator__AllowedHosts={host.Split(':')[0].TrimEnd('.')} to allow it.",
            answer.Message);
    }

    [Theory]
    [InlineData("Host: localhost\r\nHost: evil.example\r\n")]
    [InlineData("Host: [::1].evil.example\r\n")]
    [InlineData("Host: [::1\r\n")]
    [InlineData("Host: localhost:4566:80\r\n")]
    [InlineData("Host: localhost@evil.example\r\n")]
    [InlineData("Host: localhost/evil.example\r\n")]
    [InlineData("")]
    public async Task Anything_but_a_single_host_is_refused(string headers)
    {
        var answer = await Send("1.1", headers);

        Assert.True(answer.Status is 400 or 403, answer.Body);
    }

    [Fact]
    public async Task A_health_check_of_HTTP_1_0_needs_no_host()
    {
        var answer = await Send("1.0", "");

        Assert.Equal("""{"flows":[]}""", answer.Body);
    }

    [Fact]
    public async Task A_forwarded_host_is_ignored()
    {
        var answer = await Send("1.1", "Host: evil.example\r\nX-Forwarded-Host: localhost\r\nForwarded: host=localhost\r\n");

        answer.MustBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_rebound_name_changes_nothing_and_creates_no_account()
    {
        await using var emulator = new TestEmulator();
        using var request = new HttpRequestMessage(HttpMethod.Put, "/_appflow/state?account=111111111111")
        {
            Headers = { Host = "evil.example" },
            Content = new StringContent("""{"flows":[{"flowName":"orders"}]}"""),
        };

        (await emulator.Send(request)).MustBe(HttpStatusCode.Forbidden);

        var reset = await emulator.Control(HttpMethod.Get, "/_appflow/state?account=111111111111");
        Assert.Empty(reset.GetProperty("flows").EnumerateArray());
    }

    [Fact]
    public async Task Any_host_passes_when_the_option_says_so()
    {
        await using var emulator = new TestEmulator(("Emulator:AllowedHosts:0", "*"));
        using var request = new HttpRequestMessage(HttpMethod.Get, "/_appflow/health") { Headers = { Host = "evil.example" } };

        (await emulator.Send(request)).MustBe(HttpStatusCode.OK);
    }

    public ValueTask DisposeAsync() => _emulator.DisposeAsync();

    private Task<Answer> Send(string version, string headers) => RawHttp.SendBytes(_emulator.Endpoint, Encoding.Latin1.GetBytes(
        $"POST /list-flows HTTP/{version}\r\n{headers}Connection: close\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{{}}"));
}
