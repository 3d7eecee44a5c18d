using AppflowCancel.IntegrationTests.Support;

namespace AppflowCancel.IntegrationTests.Aws;

/// <summary>Which Accept and Content-Type an operation accepts, and the headers of the answer.</summary>
public sealed class ContentNegotiationTests
{
    private const string Path = "/cancel-flow-executions";
    private const string Body = """{"flowName":"ghost"}""";
    private const string NotAcceptable = "The answer would be application/json, which the Accept header does not allow.";
    private const string Unsupported = "Unsupported Media Type: a request body must be application/json.";

    [Theory]
    [InlineData("application/json")]
    [InlineData("application/json; charset=utf-8")]
    [InlineData("application/json;charset=UTF-8;profile=x")]
    [InlineData("APPLICATION/JSON")]
    public async Task A_JSON_content_type_is_accepted_with_any_parameters(string type)
    {
        await using var emulator = new WireEmulator();
        (await emulator.SendUnsigned("POST", Path, Body, ("Content-Type", type)))
            .MustRefuse(404, "ResourceNotFoundException", "Flow with name ghost does not exist.");
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/hal+json")]
    [InlineData("application/x-amz-json-1.0")]
    [InlineData("application/x-amz-json-1.1")]
    [InlineData("application/jsonp")]
    [InlineData("application/json, text/plain")]
    [InlineData("*/*")]
    [InlineData("json")]
    public async Task Any_other_content_type_is_UnsupportedMediaTypeException(string type)
    {
        await using var emulator = new WireEmulator();
        (await emulator.SendUnsigned("POST", Path, Body, ("Content-Type", type)))
            .MustRefuse(415, "UnsupportedMediaTypeException", Unsupported);
    }

    [Fact]
    public async Task A_body_without_a_content_type_is_UnsupportedMediaTypeException()
    {
        await using var emulator = new WireEmulator();
        (await emulator.SendUnsigned("POST", Path, Body)).MustRefuse(415, "UnsupportedMediaTypeException", Unsupported);
    }

    [Theory]
    [InlineData("")]
    [InlineData("text/plain")]
    public async Task Without_a_body_the_content_type_does_not_matter(string type)
    {
        await using var emulator = new WireEmulator();
        (await emulator.SendUnsigned("POST", "/list-flows", "", ("Content-Type", type))).MustHaveBody("""{"flows":[]}""");
    }

    [Fact]
    public async Task An_operation_that_takes_no_body_refuses_one()
    {
        await using var emulator = new WireEmulator();
        (await emulator.Send("GET", "/tags/arn%3Aaws%3Aappflow%3Aus-east-1%3A123456789012%3Aflow%2Forders", "{}"))
            .MustRefuse(415, "UnsupportedMediaTypeException", Unsupported);
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("application/*")]
    [InlineData("*/*")]
    [InlineData("text/html, application/json;q=0.1")]
    [InlineData("text/html, */*;q=0")]
    [InlineData("Application/JSON")]
    [InlineData("")]
    public async Task An_Accept_that_allows_JSON_is_accepted_and_its_q_ignored(string accept)
    {
        await using var emulator = new WireEmulator();
        (await emulator.Send("POST", "/list-flows", "{}", ("Accept", accept))).MustHaveBody("""{"flows":[]}""");
    }

    [Theory]
    [InlineData("text/html")]
    [InlineData("application/xml, text/*")]
    [InlineData("application/hal+json")]
    public async Task An_Accept_that_excludes_JSON_is_NotAcceptableException(string accept)
    {
        await using var emulator = new WireEmulator();
        (await emulator.Send("POST", "/list-flows", "{}", ("Accept", accept))).MustRefuse(406, "NotAcceptableException", NotAcceptable);
    }

    [Fact]
    public async Task Accept_is_checked_before_content_type_and_content_type_before_syntax()
    {
        await using var emulator = new WireEmulator();
        (await emulator.SendUnsigned("POST", Path, "{", ("Accept", "text/html"), ("Content-Type", "text/html")))
            .MustRefuse(406, "NotAcceptableException", NotAcceptable);
        (await emulator.SendUnsigned("POST", Path, "{", ("Content-Type", "text/html")))
            .MustRefuse(415, "UnsupportedMediaTypeException", Unsupported);
    }

    [Theory]
    [InlineData("/list-flows", 200)]
    [InlineData("/cancel-flow-executions", 400)]
    [InlineData("/nowhere", 404)]
    [InlineData("/register-connector", 400)]
    public async Task Every_answer_with_a_body_is_JSON_with_a_Content_Length(string path, int status)
    {
        await using var emulator = new WireEmulator();
        var answer = await emulator.Send("POST", path, "{}");

        Assert.Equal(status, answer.Status);
        Assert.Equal("application/json", answer.Headers["Content-Type"]);
        Assert.Equal($"{System.Text.Encoding.UTF8.GetByteCount(answer.Body)}", answer.Headers["Content-Length"]);
        Assert.True(answer.Headers.ContainsKey("Date"));
    }
}
