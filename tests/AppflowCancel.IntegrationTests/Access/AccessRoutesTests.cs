using System.Net;
using AppflowCancel.IntegrationTests.Support;

namespace AppflowCancel.IntegrationTests.Access;

/// <summary>Access settings, through the route and in state documents.</summary>
public sealed class AccessRoutesTests
{
    private const string Path = "/_appflow/access";

    [Fact]
    public async Task An_account_is_open_by_default()
    {
        await using var emulator = new TestEmulator();

        var access = await emulator.Control(HttpMethod.Get, Path);

        Assert.Equal("""{"signatures":"Ignored","callers":[]}""", access.GetRawText());
    }

    [Fact]
    public async Task What_is_put_is_shown_without_secrets()
    {
        await using var emulator = new TestEmulator();
        const string sent = """{"signatures":"Verified","callers":[{"accessKeyId":"ASIABOB","secretAccessKey":"s3cret","sessionToken":"t0ken","expiresAt":1790000100}]}""";
        const string shown =
            """{"signatures":"Verified","callers":[{"accessKeyId":"ASIABOB","expiresAt":1790000100.000,"arn":"arn:aws:iam::123456789012:user/ASIABOB"}]}""";

        var answer = await emulator.Control(HttpMethod.Put, Path, sent);
        var access = await emulator.Control(HttpMethod.Get, Path);

        Assert.Equal(shown, answer.GetRawText());
        Assert.Equal(shown, access.GetRawText());
    }

    [Fact]
    public async Task Delete_opens_the_account_again()
    {
        await using var emulator = new TestEmulator();
        await emulator.Control(HttpMethod.Put, Path, """{"signatures":"Verified"}""");
        var refused = await emulator.Post("/list-flows", "{}");

        await emulator.Control(HttpMethod.Delete, Path);

        Assert.Equal(403, refused.Status);
        (await emulator.Post("/list-flows", "{}")).MustBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("PUT", "/_appflow/access", """{"callers":[{"accessKeyId":"AKIDBOB"}]}""")]
    [InlineData("PUT", "/_appflow/state", """{"access":{"callers":[{"accessKeyId":"AKIDBOB"}]}}""")]
    [InlineData("POST", "/_appflow/state", """{"flows":[{"flowName":"orders"}],"access":{"callers":[{"accessKeyId":"AKIDBOB"}]}}""")]
    public async Task A_key_is_listed_in_one_account_only(string method, string path, string body)
    {
        await using var emulator = new TestEmulator();
        await emulator.Control(HttpMethod.Put, $"{Path}?account=000000000001", """{"callers":[{"accessKeyId":"AKIDBOB"}]}""");
        var before = await emulator.Control(HttpMethod.Get, "/_appflow/state");

        var answer = await emulator.TryControl(new HttpMethod(method), path, body);

        Assert.Equal(409, answer.Status);
        Assert.Equal("Access key AKIDBOB is listed in another account; a key can belong to one account only.", answer.Message);
        Assert.Equal(before.GetRawText(), (await emulator.Control(HttpMethod.Get, "/_appflow/state")).GetRawText());
    }

    [Theory]
    [InlineData("DELETE", "/_appflow/access?account=000000000001", null)]
    [InlineData("DELETE", "/_appflow/state?account=000000000001", null)]
    [InlineData("PUT", "/_appflow/state?account=000000000001", "{}")]
    [InlineData("POST", "/_appflow/reset", null)]
    public async Task A_key_is_free_again_after_its_account_removes_it(string method, string path, string? body)
    {
        await using var emulator = new TestEmulator();
        await emulator.Control(HttpMethod.Put, $"{Path}?account=000000000001", """{"callers":[{"accessKeyId":"AKIDBOB"}]}""");

        await emulator.Control(new HttpMethod(method), path, body);

        await emulator.Control(HttpMethod.Put, Path, """{"callers":[{"accessKeyId":"AKIDBOB"}]}""");
    }

    [Fact]
    public async Task A_state_document_carries_access_with_its_secrets()
    {
        await using var emulator = new TestEmulator();
        const string access = """
            {"signatures":"Verified","callers":[{"accessKeyId":"ASIABOB","secretAccessKey":"s3cret","sessionToken":"t0ken","expiresAt":1790000100.000,"arn":"arn:aws:iam::123456789012:user/bob"}]}
            """;
        await emulator.PutState($$"""{"access":{{access}}}""");

        var exported = await emulator.Control(HttpMethod.Get, "/_appflow/state");
        await emulator.PutState(exported.GetRawText());
        var again = await emulator.Control(HttpMethod.Get, "/_appflow/state");

        Assert.Equal(access.Trim(), exported.GetProperty("access").GetRawText().Replace("\n", "", StringComparison.Ordinal).Replace("  ", "", StringComparison.Ordinal).Replace(": ", ":", StringComparison.Ordinal));
        Assert.Equal(exported.GetRawText(), again.GetRawText());
    }

    [Fact]
    public async Task A_merge_without_access_keeps_it()
    {
        await using var emulator = new TestEmulator();
        await emulator.Control(HttpMethod.Put, Path, """{"callers":[{"accessKeyId":"AKIDBOB"}]}""");

        await emulator.Control(HttpMethod.Post, "/_appflow/state", """{"flows":[{"flowName":"orders"}]}""");

        Assert.Equal(1, (await emulator.Control(HttpMethod.Get, Path)).GetProperty("callers").GetArrayLength());
    }

    [Theory]
    [InlineData("""{"signatures":"Checked"}""", """$.signatures is "Checked"; allowed: Ignored, Verified.""")]
    [InlineData("""{"callers":["s3cret"]}""", "$.callers must be a list of objects.")]
    [InlineData("""{"callers":"s3cret"}""", "$.callers must be a list of objects.")]
    [InlineData("""{"callers":[{"accessKeyId":"a/s3cret"}]}""", "$.callers[0].accessKeyId must be 1 to 128 letters, digits, underscores or hyphens.")]
    [InlineData("""{"callers":[{"secretAccessKey":"s3cret"}]}""", "$.callers[0].accessKeyId must be 1 to 128 letters, digits, underscores or hyphens.")]
    [InlineData("""{"callers":[{"accessKeyId":"A","secretAccessKey":["s3cret"]}]}""", "$.callers[0].secretAccessKey must be a string of 1 to 4096 characters.")]
    [InlineData("""{"callers":[{"accessKeyId":"A","secretAccesKey":"s3cret"}]}""", "$.callers[0].secretAccesKey is not known; did you mean secretAccessKey? Allowed: accessKeyId, secretAccessKey, sessionToken, expiresAt, arn, policies.")]
    [InlineData("""{"signatures":"Verified","callers":[{"accessKeyId":"A"}]}""", "$.callers[0].secretAccessKey is required when signatures are Verified.")]
    [InlineData("""{"callers":[{"accessKeyId":"A"},{"accessKeyId":"A"}]}""", "$.callers[1].accessKeyId is a duplicate; each caller needs its own access key.")]
    [InlineData("""{"callers":[{"accessKeyId":"A","arn":"bob"}]}""", "$.callers[0].arn must be the ARN of a user or role, such as arn:aws:iam::123456789012:user/bob.")]
    public async Task Errors_are_named_without_repeating_secrets(string body, string message)
    {
        await using var emulator = new TestEmulator();

        var byRoute = await emulator.TryControl(HttpMethod.Put, Path, body);
        var inState = await emulator.TryControl(HttpMethod.Put, "/_appflow/state", $$"""{"access":{{body}}}""");

        Assert.Equal((400, message), (byRoute.Status, byRoute.Message));
        Assert.Equal((400, message.Replace("$.", "$.access.", StringComparison.Ordinal)), (inState.Status, inState.Message));
        Assert.DoesNotContain("s3cret", byRoute.Body + inState.Body, StringComparison.Ordinal);
        Assert.Equal(0, (await emulator.Control(HttpMethod.Get, Path)).GetProperty("callers").GetArrayLength());
    }
}
