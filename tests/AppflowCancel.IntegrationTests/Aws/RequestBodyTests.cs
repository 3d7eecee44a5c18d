using System.Text;
using AppflowCancel.IntegrationTests.Support;

namespace AppflowCancel.IntegrationTests.Aws;

/// <summary>What counts as a body, and how large it may be.</summary>
public sealed class RequestBodyTests
{
    private const string Path = "/cancel-flow-executions";

    [Theory]
    [InlineData("{")]
    [InlineData("}")]
    [InlineData("""{"flowName":"orders"}x""")]
    [InlineData("""{"flowName":"orders"} {}""")]
    [InlineData("""x{"flowName":"orders"}""")]
    [InlineData("""{"flowName":"orders",}""")]
    [InlineData("""{"executionIds":["a",]}""")]
    [InlineData("{'flowName':'orders'}")]
    [InlineData("""{flowName:"orders"}""")]
    [InlineData("""{"flowName":"orders"/* all */}""")]
    [InlineData("{\"flowName\":\f\"orders\"}")]
    [InlineData("{\"flowName\":\"or\nders\"}")]
    [InlineData("""{"flowName":"orders" "executionIds":[]}""")]
    [InlineData("""{"flowName":"\ud83d"}""")]
    [InlineData("""{"\udc4d":1,"flowName":"orders"}""")]
    [InlineData("""{"unknown":"\ud83d","flowName":"orders"}""")]
    [InlineData("""{"flowName":NaN}""")]
    [InlineData("""{"flowName":01}""")]
    [InlineData(" ")]
    [InlineData("10")]
    [InlineData("\"orders\"")]
    [InlineData("true")]
    [InlineData("null")]
    public async Task A_body_that_is_not_a_JSON_object_is_SerializationException_without_a_message(string body)
    {
        await using var emulator = await WithRun();
        await emulator.MustBeOfWrongType(Path, body, null);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("""[{"flowName":"orders"}]""")]
    public async Task A_list_as_the_body_is_SerializationException(string body)
    {
        await using var emulator = await WithRun();
        await emulator.MustBeOfWrongType(Path, body, "Start of list found where not expected");
    }

    [Theory]
    [InlineData("fffe7b007d00")]
    [InlineData("7b22666c6f774e616d65223a22c3227d")]
    [InlineData("7b22666c6f774e616d65223a22c0af227d")]
    [InlineData("7b22666c6f774e616d65223a22eda080227d")]
    public async Task Bytes_that_are_not_UTF_8_are_SerializationException(string hex)
    {
        await using var emulator = await WithRun();
        var before = await emulator.State();

        (await Send(emulator, Convert.FromHexString(hex))).MustRefuse(400, "SerializationException", null);

        Assert.Equal(before, await emulator.State());
    }

    [Fact]
    public async Task Nesting_is_skipped_to_a_depth_of_512_and_refused_beyond()
    {
        await using var emulator = await WithRun();
        static string Nested(int depth) =>
            $$"""{"unknown":{{new string('[', depth)}}{{new string(']', depth)}},"flowName":"orders","executionIds":[]}""";

        (await emulator.Post(Path, Nested(511))).MustHaveBody("""{"invalidExecutions":[]}""");
        await emulator.MustBeOfWrongType(Path, Nested(512), null);
        await emulator.MustBeOfWrongType(Path, Nested(100_000), null);
    }

    [Fact]
    public async Task The_last_of_duplicate_members_counts()
    {
        await using var emulator = await WithRun();

        (await emulator.Post(Path, """{"flowName":"ghost","executionIds":["a"],"flowName":"orders","executionIds":["b"]}"""))
            .MustHaveBody("""{"invalidExecutions":["b"]}""");
    }

    [Fact]
    public async Task Escapes_are_decoded()
    {
        await using var emulator = await WithRun();
        (await emulator.Post(Path, """{"\u0066lowName":"\u006frders","executionIds":["\"\\\/\u00e9<>&"]}"""))
            .MustHaveBody("""{"invalidExecutions":["\"\\/é<>&"]}""");
    }

    [Theory]
    [InlineData(2048, 404)]
    [InlineData(2049, 413)]
    public async Task A_body_can_have_the_maximum_size(int bytes, int status)
    {
        await using var emulator = new TestEmulator(("Emulator:MaxBodyBytes", "2048"));
        var body = """{"flowName":"ghost"}""".PadRight(bytes);

        Assert.Equal(status, (await emulator.Post(Path, body)).Status);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_larger_body_is_RequestEntityTooLargeException_with_or_without_Content_Length(bool told)
    {
        await using var emulator = new TestEmulator(("Emulator:MaxBodyBytes", "1024"));
        await emulator.PutRuns(("run-1", "InProgress"));
        var before = await emulator.State();

        var answer = await Send(emulator, Encoding.UTF8.GetBytes("""{"flowName":"orders"}""".PadRight(1025)), told);

        answer.MustRefuse(413, "RequestEntityTooLargeException", "The request body is larger than 1024 bytes.");
        Assert.Equal(before, await emulator.State());
    }

    [Fact]
    public async Task Size_is_checked_before_anything_else()
    {
        await using var emulator = new TestEmulator(("Emulator:MaxBodyBytes", "1024"));
        var body = new string('x', 1025);

        Assert.Equal(413, (await emulator.Post("/nowhere", body)).Status);
        Assert.Equal(413, (await emulator.Post("/register-connector", body)).Status);
    }

    private static async Task<TestEmulator> WithRun()
    {
        var emulator = new TestEmulator();
        await emulator.PutRuns(("run-1", "InProgress"));
        return emulator;
    }

    private static async Task<Answer> Send(TestEmulator emulator, byte[] body, bool tellLength = true)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Path)
        {
            Content = tellLength ? new ByteArrayContent(body) : new StreamContent(new Endless(body)),
        };
        request.Headers.TransferEncodingChunked = tellLength ? null : true;
        request.Headers.TryAddWithoutValidation("Authorization", TestEmulator.Authorization(TestEmulator.Account, "us-east-1"));
        request.Content.Headers.ContentType = new("application/json");
        return await emulator.Send(request);
    }

    /// <summary>A stream without a length.</summary>
    private sealed class Endless(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
    }
}
