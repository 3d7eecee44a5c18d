using AppflowCancel.Access.Signatures;
using AppflowCancel.IntegrationTests.Support;

namespace AppflowCancel.IntegrationTests.Access;

/// <summary>After a run with known secrets, none is in any answer, journal entry or log line.</summary>
public sealed class SecretTests
{
    private const string Secret = "kn0wn-s3cret";
    private const string Token = "kn0wn-t0ken";

    [Fact]
    public async Task No_secret_is_in_an_answer_or_the_journal_or_the_log()
    {
        var log = new LogLines();
        await using var emulator = new TestEmulator { Log = log };
        emulator.UseKestrel(_ => { });
        emulator.StartServer();
        var answers = new List<string>();
        var access = $$"""
            {"signatures":"Verified","callers":[{"accessKeyId":"ASIABOB","secretAccessKey":"{{Secret}}","sessionToken":"{{Token}}"}]}
            """;
        foreach (var (method, path, body) in new (string, string, string?)[]
        {
            ("PUT", "/_appflow/access", access.Replace("ASIABOB", "/", StringComparison.Ordinal)),
            ("PUT", "/_appflow/access", access.Replace("secretAccessKey", "secretAccesKey", StringComparison.Ordinal)),
            ("PUT", "/_appflow/access", $$"""{"callers":["{{Secret}}"]}"""),
            ("PUT", "/_appflow/access", $$"""{"callers":[{"accessKeyId":"A","secretAccessKey":["{{Secret}}"],"sessionToken":{"{{Token}}":1} }]}"""),
            ("PUT", "/_appflow/state", $$"""{"access":["{{Secret}}"]}"""),
            ("PUT", "/_appflow/state", $$"""{"access":{{access}},"flows":[{"flowName":"orders"}],"surprise":1}"""),
            ("POST", "/_appflow/state", $$"""{"access":{{access}},"now":1 }"""),
            ("PUT", "/_appflow/access", access),
            ("PUT", "/_appflow/access?account=000000000001", access),
        })
        {
            answers.Add((await emulator.TryControl(new HttpMethod(method), path, body)).Body);
        }

        var credentials = new SigningCredentials("ASIABOB", Secret, Token);
        answers.Add(await Send(emulator, credentials, 0, null));
        answers.Add(await Send(emulator, credentials, -1, null));
        answers.Add(await Send(emulator, credentials with { SessionToken = Token + "-another" }, 0, null));
        answers.Add(await Send(emulator, credentials, 0, $"Bearer {Token}"));
        answers.Add((await emulator.TryControl(HttpMethod.Get, "/_appflow/access")).Body);
        answers.Add((await emulator.TryControl(HttpMethod.Get, "/_appflow/requests")).Body);
        answers.Add((await emulator.TryControl(HttpMethod.Delete, "/_appflow/access")).Body);

        var everything = string.Join('\n', answers.Concat(log.All));
        Assert.Contains("Signature expired", everything, StringComparison.Ordinal);
        Assert.True(log.All.Count > 5);
        Assert.DoesNotContain(Secret, everything, StringComparison.Ordinal);
        Assert.DoesNotContain(Token, everything, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_signature_is_in_the_log()
    {
        var log = new LogLines();
        await using var emulator = new TestEmulator { Log = log };
        await emulator.Control(HttpMethod.Put, "/_appflow/access", """{"signatures":"Verified"}""");

        using var request = new HttpRequestMessage(HttpMethod.Post, "/list-flows");
        request.Headers.TryAddWithoutValidation("Authorization", "AWS4-HMAC-SHA256 Credential=123456789012/20260921/us-east-1/appflow/aws4_request, Signature=feedbeef");
        var answer = await emulator.Send(request);

        Assert.Contains("feedbeef", answer.Body, StringComparison.Ordinal);
        Assert.Contains(log.All, line => line.Contains("Authorization header requires 'SignedHeaders' parameter.", StringComparison.Ordinal));
        Assert.DoesNotContain(log.All, line => line.Contains("feedbeef", StringComparison.Ordinal));
    }

    private static async Task<string> Send(TestEmulator emulator, SigningCredentials credentials, int hours, string? authorization)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(emulator.ClientOptions.BaseAddress, "/list-flows"));
        RequestSigner.Sign(request, [], credentials, "us-east-1", "appflow", FrozenTime.Start.AddHours(hours));
        if (authorization is not null)
        {
            request.Headers.Remove("Authorization");
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
        }

        using var client = new HttpClient();
        using var response = await client.SendAsync(request);
        return (await Answer.Of(response)).Body;
    }
}
