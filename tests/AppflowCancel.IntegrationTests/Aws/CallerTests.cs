using AppflowCancel.IntegrationTests.Support;

namespace AppflowCancel.IntegrationTests.Aws;

/// <summary>Account and region of a request, from its Authorization header.</summary>
public sealed class CallerTests
{
    private const string Default = "arn:aws:appflow:us-east-1:000000000000:flow/orders";

    [Theory]
    [InlineData("123456789012", "eu-west-1", "arn:aws:appflow:eu-west-1:123456789012:flow/orders")]
    [InlineData("000000000001", "us-gov-west-1", "arn:aws:appflow:us-gov-west-1:000000000001:flow/orders")]
    [InlineData("test", "ap-southeast-2", "arn:aws:appflow:ap-southeast-2:000000000000:flow/orders")]
    [InlineData("AKIAIOSFODNN7EXAMPLE", "us-east-1", Default)]
    [InlineData("ASIAIOSFODNN7EXAMPLE", "us-east-1", Default)]
    [InlineData("12345678901", "us-east-1", Default)]
    [InlineData("1234567890123", "us-east-1", Default)]
    [InlineData("12345678901a", "us-east-1", Default)]
    [InlineData("", "us-east-1", Default)]
    [InlineData("123456789012", "nowhere", "arn:aws:appflow:us-east-1:123456789012:flow/orders")]
    [InlineData("123456789012", "", "arn:aws:appflow:us-east-1:123456789012:flow/orders")]
    public async Task A_12_digit_key_is_the_account_and_the_scope_has_the_region(string key, string region, string arn)
    {
        await using var emulator = new WireEmulator();
        Assert.Equal($"\"{arn}\"", await Create(emulator, TestEmulator.Authorization(key, region)));
    }

    [Theory]
    [InlineData("AWS4-HMAC-SHA256 SignedHeaders=host, Credential=123456789012/20260921/eu-west-1/appflow/aws4_request, Signature=0")]
    [InlineData("AWS4-HMAC-SHA256 Credential=123456789012/20260921/eu-west-1/appflow/aws4_request,SignedHeaders=host,Signature=0")]
    [InlineData("AWS4-HMAC-SHA256 Credential=123456789012/20260921/eu-west-1/appflow/aws4_request")]
    public async Task The_parts_of_the_header_may_come_in_any_order_and_spacing(string authorization)
    {
        await using var emulator = new WireEmulator();
        Assert.Equal("\"arn:aws:appflow:eu-west-1:123456789012:flow/orders\"", await Create(emulator, authorization));
    }

    [Theory]
    [InlineData("Bearer abc")]
    [InlineData("Basic MTIzNDU2Nzg5MDEyOng=")]
    [InlineData("AWS4-HMAC-SHA256")]
    [InlineData("AWS4-HMAC-SHA256 Credential=")]
    [InlineData("AWS4-HMAC-SHA256 Credential=123456789012")]
    [InlineData("AWS4-HMAC-SHA256 Credential=123456789012/20260921/eu-west-1/appflow")]
    [InlineData("AWS4-HMAC-SHA256 Credential=123456789012/20260921/eu-west-1/appflow/aws4_request/more, Signature=0")]
    [InlineData("AWS4-HMAC-SHA256 Credential=/////, Signature=0")]
    [InlineData(",,,===")]
    public async Task A_malformed_header_counts_as_absent(string authorization)
    {
        await using var emulator = new WireEmulator();
        Assert.Equal($"\"{Default}\"", await Create(emulator, authorization));
    }

    [Fact]
    public async Task An_unsigned_call_gets_the_defaults()
    {
        await using var emulator = new WireEmulator();
        var answer = await emulator.SendUnsigned("POST", "/create-flow", FlowBody.Of(), ("Content-Type", "application/json"));
        Assert.Equal($"\"{Default}\"", answer.Member("flowArn"));
    }

    [Fact]
    public async Task The_defaults_are_options()
    {
        await using var emulator = new WireEmulator(("Emulator:Account", "111122223333"), ("Emulator:Region", "eu-central-1"));
        Assert.Equal("\"arn:aws:appflow:eu-central-1:111122223333:flow/orders\"", await Create(emulator, "Bearer abc"));
    }

    [Fact]
    public async Task An_account_is_isolated_and_has_its_own_clock()
    {
        await using var emulator = new TestEmulator();
        await emulator.PutRuns(("run-1", "InProgress"));
        (await emulator.Post("/create-flow", FlowBody.Of(), account: "210987654321")).MustBe(System.Net.HttpStatusCode.OK);
        var id = (await emulator.Post("/start-flow", """{"flowName":"orders"}""", account: "210987654321"))
            .Json.GetProperty("executionId").GetString();

        await emulator.Advance(1000);

        Assert.Equal("run-1=Successful", await emulator.Statuses());
        var theirs = await emulator.Post("/describe-flow-execution-records", """{"flowName":"orders"}""", account: "210987654321");
        Assert.Contains($"\"{id}\",\"executionStatus\":\"InProgress\"", theirs.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Regions_of_an_account_share_its_clock()
    {
        await using var emulator = new TestEmulator();
        (await emulator.Post("/create-flow", FlowBody.Of(), region: "eu-west-1")).MustBe(System.Net.HttpStatusCode.OK);
        await emulator.Post("/start-flow", """{"flowName":"orders"}""", region: "eu-west-1");

        await emulator.Advance(30);

        var records = await emulator.Post("/describe-flow-execution-records", """{"flowName":"orders"}""", region: "eu-west-1");
        Assert.Contains("\"executionStatus\":\"Successful\"", records.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_account_too_many_is_ServiceQuotaExceededException()
    {
        await using var emulator = new TestEmulator(("Emulator:MaxAccounts", "1"));
        (await emulator.Post("/list-flows", "{}")).MustBe(System.Net.HttpStatusCode.OK);

        (await emulator.Post("/list-flows", "{}", account: "210987654321")).MustRefuse(
            402, "ServiceQuotaExceededException", "The emulator has 1 accounts, the limit set by Emulator:MaxAccounts.");
    }

    private static async Task<string> Create(WireEmulator emulator, string authorization)
    {
        var answer = await emulator.SendUnsigned(
            "POST", "/create-flow", FlowBody.Of(), ("Content-Type", "application/json"), ("Authorization", authorization));
        return answer.MustBe(System.Net.HttpStatusCode.OK).Member("flowArn");
    }
}
