using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using AppflowCancel.IntegrationTests.Startup;

namespace AppflowCancel.IntegrationTests.Live;

/// <summary>Targets over HTTPS: a certificate counts as it does for every client of the machine.</summary>
public sealed class SecureTargetTests
{
    [Fact]
    public async Task A_trusted_certificate_is_accepted_for_the_name_that_it_is_of_and_no_other()
    {
        using var folder = new TemporaryFolder();
        using var certificate = CertificateOfLocalhost();
        await using var receiver = await ReportReceiver.Start(certificate);
        await using var emulator = await EmulatorProcess.Start(("SSL_CERT_FILE", folder.Write("trusted.pem", certificate.ExportCertificatePem())));
        var port = new Uri(receiver.Url).Port;

        await emulator.Send(HttpMethod.Put, "/_appflow/state", $$"""
            {"flows":[{"flowName":"orders"}],"reportTargets":[{"url":"https://localhost:{{port}}/"},{"url":"https://127.0.0.1:{{port}}/"}]}
            """);
        await emulator.Send(HttpMethod.Post, "/_appflow/flows/orders/runs", """{"executionId":"run-1"}""");

        Assert.Contains("run-1", (await receiver.Next()).Body, StringComparison.Ordinal);
        Assert.Equal("Delivered", (await Delivery(emulator, "localhost")).State);
        var (state, error) = await Delivery(emulator, "127.0.0.1");
        Assert.Equal("Pending", state);
        Assert.Contains("RemoteCertificateNameMismatch", error, StringComparison.Ordinal);
    }

    // Attempted at least once.
    private static async Task<(string? State, string? Error)> Delivery(EmulatorProcess emulator, string host)
    {
        while (true)
        {
            var list = (await emulator.Send(HttpMethod.Get, "/_appflow/events")).Json.GetProperty("deliveries").EnumerateArray();
            var delivery = list.First(each => new Uri(each.GetProperty("url").GetString()!).Host == host);
            if (delivery.GetProperty("attempts").GetInt32() > 0)
            {
                return (delivery.GetProperty("state").GetString(), delivery.TryGetProperty("lastError", out var error) ? error.GetString() : null);
            }
        }
    }

    private static X509Certificate2 CertificateOfLocalhost()
    {
        using var key = RSA.Create(2048);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(names.Build());
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
    }
}
