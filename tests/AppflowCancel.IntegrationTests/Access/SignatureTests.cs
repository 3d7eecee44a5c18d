using System.Net;
using AppflowCancel.Access.Signatures;
using AppflowCancel.IntegrationTests.Support;

namespace AppflowCancel.IntegrationTests.Access;

/// <summary>Valid signatures, in an account that verifies them.</summary>
public sealed class SignatureTests
{
    private const string TagPath = "/tags/arn%3Aaws%3Aappflow%3Aus-east-1%3A123456789012%3Aflow%2Forders%23%40x";

    [Theory]
    [InlineData("POST", "/list-flows", "{}")]
    [InlineData("POST", "/list-flows/", "{}")]
    [InlineData("POST", "/list-flows", "")]
    [InlineData("POST", "/list-flows", """{"nextTöken":"€"}""")]
    [InlineData("GET", TagPath, "")]
    [InlineData("GET", "/tags/arn:aws:appflow:us-east-1:123456789012:flow%2forders%23@x", "")]
    [InlineData("POST", TagPath, """{"tags":{"team":"data"}}""")]
    [InlineData("DELETE", TagPath + "?tagKeys=b&tagKeys=a%2Fb&tagKeys=a", "")]
    [InlineData("DELETE", TagPath + "?tagKeys=a%2bb&tagKeys=a:b", "")]
    public async Task A_correctly_signed_request_is_accepted(string method, string path, string body)
    {
        await using var emulator = await Verifying();
        await emulator.Send("POST", "/_appflow/state?account=123456789012", """{"flows":[{"flowName":"orders#@x"}]}""");

        var answer = await new SignedCaller(emulator).Send(method, path, body);

        Assert.True(answer.Status is 200 or 204, $"{answer.Status} {answer.Body}");
    }

    [Fact]
    public async Task A_session_token_is_sent_with_its_key()
    {
        await using var emulator = new WireEmulator();
        await emulator.VerifySignatures(
            $$"""{"accessKeyId":"ASIABOB","secretAccessKey":"s","sessionToken":"tok/en+==","expiresAt":{{FrozenTime.Start.AddHours(1).ToUnixTimeSeconds()}}}""");

        var answer = await new SignedCaller(emulator) { Credentials = new("ASIABOB", "s", "tok/en+==") }.ListFlows();

        answer.MustBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData(-900)]
    [InlineData(900)]
    public async Task A_client_may_be_fifteen_minutes_off(int seconds)
    {
        await using var emulator = await Verifying();

        var answer = await new SignedCaller(emulator) { Time = FrozenTime.Start.AddSeconds(seconds) }.ListFlows();

        answer.MustBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData(0, HttpStatusCode.OK)]
    [InlineData(1, HttpStatusCode.Forbidden)]
    public async Task A_client_may_sign_a_Date_header_in_the_format_of_HTTP_instead_of_an_X_Amz_Date(int changedBySeconds, HttpStatusCode expected)
    {
        await using var emulator = await Verifying();
        var timestamp = SignatureV4.Timestamp(FrozenTime.Start);
        var scope = new CredentialScope(timestamp[..8], "us-east-1", "appflow");
        var headers = new Dictionary<string, string> { ["host"] = emulator.Endpoint.Authority, ["date"] = $"{FrozenTime.Start:r}" };
        var canonical = CanonicalRequest.Of("POST", "/list-flows", ["date", "host"], name => headers[name], SignatureV4.Hash("{}"u8));
        var signature = SignatureV4.Sign(SignatureV4.SigningKey(SignedCaller.Secret, scope), SignatureV4.StringToSign(timestamp, scope, canonical));
        var authorization = $"AWS4-HMAC-SHA256 Credential={SignedCaller.Key}/{scope}, SignedHeaders=date;host, Signature={Convert.ToHexStringLower(signature)}";
        var sent = FrozenTime.Start.AddSeconds(changedBySeconds);

        var answer = await emulator.SendUnsigned(
            "POST", "/list-flows", "{}", ("Content-Type", "application/json"), ("Date", $"{sent:r}"), ("Authorization", authorization));

        answer.MustBe(expected);
    }

    [Fact]
    public async Task Signatures_use_real_time_and_not_the_clock_of_the_account()
    {
        await using var emulator = await Verifying();
        await emulator.Send("POST", "/_appflow/clock/advance?account=123456789012", """{"seconds":86400}""");

        var answer = await new SignedCaller(emulator).ListFlows();

        answer.MustBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Every_region_name_is_accepted()
    {
        await using var emulator = await Verifying();
        var caller = new SignedCaller(emulator) { Region = "eu-west-1" };

        var answer = await caller.Send("POST", "/create-flow", FlowBody.Of());

        Assert.Equal("arn:aws:appflow:eu-west-1:123456789012:flow/orders", answer.MustBe(HttpStatusCode.OK).Json.GetProperty("flowArn").GetString());
    }

    [Fact]
    public async Task A_listed_key_belongs_to_its_account_whatever_its_form()
    {
        await using var emulator = new WireEmulator();
        await emulator.VerifySignatures($$"""{"accessKeyId":"000000000009","secretAccessKey":"s"},{{AccessSteps.Bob}}""");

        var bob = await new SignedCaller(emulator).Send("POST", "/create-flow", FlowBody.Of());
        var digits = await new SignedCaller(emulator) { Credentials = new("000000000009", "s") }.Send("POST", "/describe-flow", """{"flowName":"orders"}""");

        Assert.Contains(":123456789012:flow/orders", bob.MustBe(HttpStatusCode.OK).Body, StringComparison.Ordinal);
        Assert.Contains(":123456789012:flow/orders", digits.MustBe(HttpStatusCode.OK).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Other_accounts_stay_open()
    {
        await using var emulator = await Verifying();

        var other = await emulator.SendUnsigned(
            "POST", "/list-flows", "{}", ("Content-Type", "application/json"), ("Authorization", TestEmulator.Authorization("000000000007", "us-east-1")));
        var none = await emulator.SendUnsigned("POST", "/list-flows", "{}", ("Content-Type", "application/json"));

        other.MustBe(HttpStatusCode.OK);
        none.MustBe(HttpStatusCode.OK);
    }

    private static async Task<WireEmulator> Verifying()
    {
        var emulator = new WireEmulator();
        await emulator.VerifySignatures();
        return emulator;
    }
}
