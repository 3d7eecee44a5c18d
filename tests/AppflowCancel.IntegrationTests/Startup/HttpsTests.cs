using System.Net.Security;
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

    [GeneratedRegex("https://[0-9.:]+")]
    private static partial Regex HttpsUrl();
}
