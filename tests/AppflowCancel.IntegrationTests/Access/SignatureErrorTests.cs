using AppflowCancel.IntegrationTests.Support;

namespace AppflowCancel.IntegrationTests.Access;

/// <summary>Refused signatures: 403, in AWS's words, with nothing changed.</summary>
public sealed class SignatureErrorTests
{
    private const string Mismatch = "The request signature we calculated does not match the signature you provided. Check your AWS Secret "
        + "Access Key and signing method. Consult the service documentation for details.";

    [Fact]
    public Task A_request_without_signature_lacks_a_token() => Refused(
        caller => caller with { Tamper = request => request.Headers.Remove("Authorization") },
        "MissingAuthenticationTokenException",
        "Missing Authentication Token");

    [Fact]
    public Task A_signature_in_the_query_is_ignored() => Refused(
        caller => caller with
        {
            Tamper = request =>
            {
                request.Headers.Remove("Authorization");
                request.Path += "?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Signature=0";
            },
        },
        "MissingAuthenticationTokenException",
        "Missing Authentication Token");

    [Fact]
    public Task A_signature_in_both_header_and_query_is_refused() => Refused(
        caller => caller with { Tamper = request => request.Path += "?X-Amz-Algorithm=AWS4-HMAC-SHA256" },
        "InvalidSignatureException",
        "Found both 'X-Amz-Algorithm' as a query-string param and 'Authorization' as HTTP header.");

    [Fact]
    public Task Another_scheme_is_not_made_of_pairs_and_its_token_is_not_repeated() => Refused(
        caller => caller with { Tamper = request => request.Authorization = "Bearer abc" },
        "IncompleteSignatureException",
        "Invalid key=value pair (missing equal-sign) in Authorization header (hashed with SHA-256 and encoded with Base64): "
        + "'w1Xc6WwWEogNEZQP/dkBTThsJT4MNlKmzQanIm970rY='.");

    [Theory]
    [InlineData("AWS4-HMAC-SHA256", "Credential Signature SignedHeaders")]
    [InlineData("AWS4-HMAC-SHA256 Credential=a/b/c/d/e", "Signature SignedHeaders")]
    [InlineData("AWS4-HMAC-SHA256 Credential=a/b/c/d/e, Signature=0", "SignedHeaders")]
    [InlineData("AWS4-HMAC-SHA256 Credential=, SignedHeaders=host, Signature=0", "Credential")]
    public Task Missing_parameters_are_named(string authorization, string missing) => Refused(
        caller => caller with { Tamper = request => request.Authorization = authorization },
        "IncompleteSignatureException",
        $"{string.Concat(missing.Split(' ').Select(name => $"Authorization header requires '{name}' parameter. "))}Authorization={authorization}");

    [Fact]
    public Task A_date_is_missing() => Refused(
        caller => caller with
        {
            Tamper = request =>
            {
                request.Headers.Remove("X-Amz-Date");
                request.Authorization = "AWS4-HMAC-SHA256 Credential=a/b/c/d/e, SignedHeaders=host";
            },
        },
        "IncompleteSignatureException",
        "Authorization header requires 'Signature' parameter. Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' "
        + "header. Authorization=AWS4-HMAC-SHA256 Credential=a/b/c/d/e, SignedHeaders=host");

    [Fact]
    public Task A_date_is_malformed() => Refused(
        caller => caller with { Tamper = request => request.Headers["X-Amz-Date"] = "201" },
        "IncompleteSignatureException",
        "Date must be in ISO-8601 'basic format'. Got '201'. See http://en.wikipedia.org/wiki/ISO_8601");

    [Fact]
    public Task A_credential_has_four_parts() => Refused(
        caller => caller with { Tamper = request => request.Authorization = "AWS4-HMAC-SHA256 Credential=a/b/c/d, SignedHeaders=host, Signature=0" },
        "IncompleteSignatureException",
        "Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got 'a/b/c/d'");

    [Fact]
    public Task Host_is_not_signed() => Refused(
        caller => caller with { Tamper = request => request.Authorization = request.Authorization.Replace("host;", "", StringComparison.Ordinal) },
        "InvalidSignatureException",
        "'Host' must be a 'SignedHeader' in the AWS Authorization.");

    [Fact]
    public Task A_header_of_AWS_is_not_signed() => Refused(
        caller => caller with { Tamper = request => request.Headers["X-Amz-Extra"] = "1" },
        "InvalidSignatureException",
        "'X-Amz-Extra' must be a 'SignedHeader' in the AWS Authorization.");

    [Fact]
    public Task All_of_a_scope_is_wrong() => Refused(
        caller => caller with
        {
            Tamper = request => request.Authorization =
                "AWS4-HMAC-SHA256 Credential=a/b/c/d/e, SignedHeaders=host;x-amz-date, Signature=0",
        },
        "InvalidSignatureException",
        "Credential should be scoped to a valid region, not 'c'. Credential should be scoped to correct service: 'appflow'. "
        + "Credential should be scoped with a valid terminator: 'aws4_request', not 'e'. Date in Credential scope does not match "
        + "YYYYMMDD from ISO-8601 version of date from HTTP: 'b' != '20260921', from '20260921T141320Z'.");

    [Fact]
    public Task Another_service_is_signed_for() => Refused(
        caller => caller with { Service = "s3" },
        "InvalidSignatureException",
        "Credential should be scoped to correct service: 'appflow'. ");

    [Fact]
    public Task A_signature_is_too_old() => Refused(
        caller => caller with { Time = FrozenTime.Start.AddSeconds(-901) },
        "InvalidSignatureException",
        "Signature expired: 20260921T135819Z is now earlier than 20260921T135820Z (20260921T141320Z - 15 min.)");

    [Fact]
    public Task A_signature_is_of_the_future() => Refused(
        caller => caller with { Time = FrozenTime.Start.AddSeconds(901) },
        "InvalidSignatureException",
        "Signature not yet current: 20260921T142821Z is still later than 20260921T142820Z (20260921T141320Z + 15 min.)");

    [Fact]
    public Task A_key_is_unknown() => Refused(
        caller => caller with { Credentials = new(TestEmulator.Account, "any") },
        "UnrecognizedClientException",
        "The security token included in the request is invalid.");

    [Theory]
    [InlineData(null)]
    [InlineData("another-token")]
    public Task A_session_token_is_missing_or_wrong(string? token) => Refused(
        caller => caller with { Credentials = new("ASIABOB", "s", token) },
        "UnrecognizedClientException",
        "The security token included in the request is invalid.");

    [Fact]
    public Task A_session_token_comes_with_a_key_that_has_none() => Refused(
        caller => caller with { Credentials = caller.Credentials with { SessionToken = "token" } },
        "UnrecognizedClientException",
        "The security token included in the request is invalid.");

    [Fact]
    public Task A_session_token_has_expired() => Refused(
        caller => caller with { Credentials = new("ASIAOLD", "s", "token") },
        "ExpiredTokenException",
        "The security token included in the request is expired");

    public static TheoryData<string> Tampered => ["body", "path", "query", "method", "signed header", "day", "region", "secret", "signature", "order", "declared hash", "algorithm", "repeated"];

    [Theory]
    [MemberData(nameof(Tampered))]
    public Task A_change_to_any_signed_part_is_refused(string what)
    {
        Action<WireRequest> tamper = what switch
        {
            "body" => request => request.Body = request.Body.Replace("orders", "others", StringComparison.Ordinal),
            "path" => request => request.Path = "/start-flow",
            "query" => request => request.Path += "?a=b",
            "method" => request => (request.Method, request.Path) = ("DELETE", "/tags/x"),
            "signed header" => request => request.Headers["X-Signed"] = "2",
            "signature" => request => request.Authorization = $"{request.Authorization[..^1]}{(request.Authorization[^1] == '0' ? '1' : '0')}",
            "order" => request => request.Authorization = request.Authorization.Replace("host;x-amz-date", "x-amz-date;host", StringComparison.Ordinal),
            "region" => request => request.Authorization = request.Authorization.Replace("us-east-1", "us-east-2", StringComparison.Ordinal),
            "repeated" => request => request.Authorization = request.Authorization.Replace("host;", "host;host;", StringComparison.Ordinal),
            "algorithm" => request => request.Authorization = request.Authorization.Replace("SHA256", "SHA512", StringComparison.Ordinal),
            _ => _ => { }
            ,
        };
        return Refused(
            caller => caller with
            {
                Tamper = tamper,
                Credentials = what == "secret" ? caller.Credentials with { SecretAccessKey = "x" } : caller.Credentials,
                Headers = what == "declared hash" ? [("X-Amz-Content-Sha256", "UNSIGNED-PAYLOAD")] : [("X-Signed", "1")],
                Time = what == "day" ? FrozenTime.Start.AddMinutes(-1) : caller.Time,
            } is var tampered && what == "day"
                ? tampered with { Tamper = request => request.Headers["X-Amz-Date"] = "20260921T141320Z" }
                : tampered,
            "InvalidSignatureException",
            Mismatch);
    }

    private static async Task Refused(Func<SignedCaller, SignedCaller> change, string type, string message)
    {
        await using var emulator = new WireEmulator();
        await emulator.VerifySignatures(
            $$"""{{AccessSteps.Bob}},{"accessKeyId":"ASIABOB","secretAccessKey":"s","sessionToken":"token"},"""
            + $$"""{"accessKeyId":"ASIAOLD","secretAccessKey":"s","sessionToken":"token","expiresAt":{{FrozenTime.Start.ToUnixTimeSeconds()}}}""");
        await emulator.Send("PUT", "/_appflow/access?account=000000000000", """{"signatures":"Verified"}""");
        var before = (await emulator.State(), await emulator.State("000000000000"));

        var answer = await change(new SignedCaller(emulator)).Send("POST", "/create-flow", FlowBody.Of());

        Assert.Equal((403, type, message), (answer.Status, answer.ErrorType, answer.Message));
        Assert.Equal(before, (await emulator.State(), await emulator.State("000000000000")));
        Assert.True(answer.Headers.ContainsKey("x-amzn-RequestId"));
        Assert.True(answer.Headers.ContainsKey("Date"));
    }
}
