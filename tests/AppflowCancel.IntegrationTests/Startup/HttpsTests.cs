using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.RegularExpressions;

namespace AppflowCancel.IntegrationTests.Startup;

/// <summary>HTTPS through Kestrel's own configuration, in addition to the plain port.</summary>
public sealed partial class HttpsTests
{
    [Fact]
    public async Task A_client_that_insists_on_HTTPS_is_served_with_the_configured_certificate()
    {
        using var folder = new TemporaryFolder();
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "localhost.pem"), certificate.ExportCertificatePem());
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "localhost.key"), key.ExportPkcs8PrivateKeyPem());

        await using var emulator = await EmulatorProcess.Start(
            ("Kestrel__Endpoints__Https__Url", "https://127.0.0.1:0"),
            ("Kestrel__Endpoints__Https__Certificate__Path", Path.Combine(folder.Path, "localhost.pem")),
            ("Kestrel__Endpoints__Https__Certificate__KeyPath", Path.Combine(folder.Path, "localhost.key")));

        X509Certificate? shown = null;
        using var handler = new SocketsHttpHandler
        {
            SslOptions = new SslClientAuthenticationOptions
            {
                RemoteCertificateValidationCallback = (_, presented, _, _) => (shown = presented) is not null,
            },
        };
        using var client = new HttpClient(handler);
        var secure = await client.GetStringAsync(HttpsUrl().Match(emulator.FirstLine).Value + "/_appflow/ready");
        var plain = await emulator.Send(HttpMethod.Get, "/_appflow/ready");

        Assert.Equal("""{"ready":true}""", secure);
        Assert.Equal(certificate.GetCertHashString(), shown?.GetCertHashString());
        Assert.Equal("""{"ready":true}""", plain.Body);
    }

    [Theory]
    [InlineData("https://127.0.0.1:0", "", "Unable to configure HTTPS endpoint. No server certificate was specified")]
    [InlineData("https://127.0.0.1:0", "missing.pem", "missing.pem")]
    [InlineData("127.0.0.1", "", "Invalid url: '127.0.0.1'")]
    [InlineData("http://192.0.2.1:0", "", "assign requested address")]
    public async Task An_endpoint_that_cannot_be_opened_is_refused_in_one_line(string url, string certificate, string reason)
    {
        // Without the development certificate of the user who runs the tests.
        using var home = new TemporaryFolder();

        var refusal = await EmulatorProcess.Refusal(
            ["--port=0"], ("Kestrel__Endpoints__Other__Url", url), ("Kestrel__Endpoints__Other__Certificate__Path", certificate), ("HOME", home.Path));

        Assert.StartsWith("Cannot listen on Emulator:Host 127.0.0.1, Emulator:Port 0 or Kestrel:Endpoints: ", refusal, StringComparison.Ordinal);
        Assert.Contains(reason, refusal, StringComparison.Ordinal);
        Assert.EndsWith(".\n", refusal, StringComparison.Ordinal);
        Assert.Equal(1, refusal.Count(each => each == '\n'));
    }

    [Fact]
    public async Task A_port_in_use_is_named_beside_further_endpoints_too()
    {
        using var holder = new TcpListener(IPAddress.Loopback, 0);
        holder.Start();
        var port = ((IPEndPoint)holder.LocalEndpoint).Port;

        Assert.StartsWith(
            $"Port {port} of 127.0.0.1 is in use; choose another with --port",
            await EmulatorProcess.Refusal(["--port", $"{port}"], ("Kestrel__Endpoints__Other__Url", "http://127.0.0.1:0")),
            StringComparison.Ordinal);
    }

    [GeneratedRegex("https://[0-9.:]+")]
    private static partial Regex HttpsUrl();
}
