using System.Text;
using AppflowCancel.Access.Signatures;
using AppflowCancel.IntegrationTests.Support;
using Xunit.Abstractions;

namespace AppflowCancel.IntegrationTests.Fuzz;

/// <summary>Nearly valid authorization headers and access documents: no server error, and no refusal changes anything.</summary>
public sealed class AccessFuzzTests(ITestOutputHelper output)
{
    private const string Access = """
        {"signatures":"Verified","callers":[
          {"accessKeyId":"AKIDBOB","secretAccessKey":"bobs-secret","sessionToken":"token","expiresAt":1790003600,"arn":"arn:aws:iam::123456789012:user/bob",
           "policies":[{"Version":"2012-10-17","Id":"x","Statement":[
             {"Sid":"a","Effect":"Allow","Action":["appflow:*","s3:Get*"],"Resource":"*"},
             {"Effect":"Deny","NotAction":"appflow:List?lows","NotResource":["arn:aws:appflow:*:*:flow/x*"],"Condition":{
               "StringEqualsIfExists":{"aws:ResourceTag/team":["data","web"],"aws:RequestedRegion":"us-east-1"},
               "ForAllValues:StringLike":{"aws:TagKeys":"t*"},"ArnLike":{"aws:PrincipalArn":"arn:aws:iam::*:user/*"},
               "Bool":{"aws:RequestTag/shared":true}}}]}]},
          {"accessKeyId":"AKIDEVE","secretAccessKey":"eves-secret"}]}
        """;

    private readonly int _seed = int.TryParse(Environment.GetEnvironmentVariable("FUZZ_SEED"), out var seed) ? seed : Random.Shared.Next();

    [Fact]
    public async Task No_authorization_header_produces_a_server_error_or_gets_through_changed()
    {
        output.WriteLine($"FUZZ_SEED={_seed} repeats this run.");
        var random = new Random(_seed);
        await using var emulator = new TestEmulator(("Emulator:Account", TestEmulator.Account));
        await emulator.Control(HttpMethod.Put, "/_appflow/access", """{"signatures":"Verified","callers":[{"accessKeyId":"AKIDBOB","secretAccessKey":"bobs-secret"}]}""");
        var before = await emulator.Control(HttpMethod.Get, "/_appflow/state");
        var types = new HashSet<string?>();
        for (var i = 0; i < 3_000; i++)
        {
            using var request = Signed(i);
            var signed = request.Headers.NonValidated["Authorization"].ToString();
            var changed = Mutated(signed, random);
            request.Headers.Remove("Authorization");
            request.Headers.TryAddWithoutValidation("Authorization", changed);

            var answer = await emulator.Send(request);

            types.Add(answer.ErrorType);
            Assert.True(
                answer.Status == 403 || changed.Trim() == signed || IsSame(changed, signed),
                $"Seed {_seed}, request {i}: {answer.Status} {answer.Body}\n{changed}");
        }

        Assert.True(types.IsSupersetOf(["IncompleteSignatureException", "InvalidSignatureException", "UnrecognizedClientException"]));
        Assert.Equal(
            before.GetProperty("flows").GetRawText(), (await emulator.Control(HttpMethod.Get, "/_appflow/state")).GetProperty("flows").GetRawText());
    }

    [Fact]
    public async Task No_access_document_produces_a_server_error_and_no_refused_one_changes_anything()
    {
        output.WriteLine($"FUZZ_SEED={_seed} repeats this run.");
        var random = new Random(_seed);
        await using var emulator = new TestEmulator();
        var before = (await emulator.Control(HttpMethod.Put, "/_appflow/access", Access)).GetRawText();
        var statuses = new HashSet<int>();
        for (var i = 0; i < 3_000; i++)
        {
            var body = Access;
            for (var change = random.Next(3); change >= 0; change--)
            {
                body = random.Next(2) == 0 ? Mutated(body, random) : MutatedJson(body, random);
            }

            var answer = await emulator.TryControl(HttpMethod.Put, "/_appflow/access", body);
            var after = (await emulator.Control(HttpMethod.Get, "/_appflow/access")).GetRawText();

            statuses.Add(answer.Status);
            Assert.True(answer.Status is 200 or 400, $"Seed {_seed}, document {i}: {answer.Status} {answer.Body}\n{body}");
            Assert.True(answer.Status == 200 || after == before, $"Seed {_seed}, document {i}: a refusal that changed something\n{body}");
            Assert.DoesNotContain("s-secret", after, StringComparison.Ordinal);
            before = after;
        }

        Assert.Equal([200, 400], statuses.Order());
    }

    // The same parameters with other separators or in another order are equivalent.
    private static bool IsSame(string one, string other) =>
        AuthorizationHeader.Read(one) is { } read && read == AuthorizationHeader.Read(other);

    private static HttpRequestMessage Signed(int number)
    {
        const string body = """{"flowName":"orders"}""";
        var request = new HttpRequestMessage(HttpMethod.Post, "http://localhost/list-flows")
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        request.Headers.TryAddWithoutValidation("X-Amz-Number", $"{number}");
        RequestSigner.Sign(request, Encoding.UTF8.GetBytes(body), new SigningCredentials("AKIDBOB", "bobs-secret"), "us-east-1", "appflow", FrozenTime.Start);
        return request;
    }

    private static string Mutated(string text, Random random)
    {
        if (text.Length == 0)
        {
            return "x";
        }

        var at = random.Next(text.Length);
        var to = random.Next(at, Math.Min(text.Length, at + 12));
        var other = "=,; /ABZabz019:*?${}[]\"\\"[random.Next(24)];
        return random.Next(6) switch
        {
            0 => text.Remove(at, to - at),
            1 => text.Insert(at, text[at..to]),
            2 => text[..at],
            3 => text.Replace(text[at], other),
            _ => $"{text[..at]}{other}{text[(at + 1)..]}",
        };
    }

    private static string MutatedJson(string text, Random random)
    {
        try
        {
            return JsonMutator.Mutate(System.Text.Json.Nodes.JsonNode.Parse(text), random)?.ToJsonString() ?? "null";
        }
        catch (Exception exception) when (exception is System.Text.Json.JsonException or ArgumentException or InvalidOperationException)
        {
            return text;
        }
    }
}
