using AppflowCancel.IntegrationTests.Support;

namespace AppflowCancel.IntegrationTests.Aws;

/// <summary>Paths and methods as sent.</summary>
public sealed class RoutingTests
{
    private const string Tags = "/tags/arn%3Aaws%3Aappflow%3Aus-east-1%3A123456789012%3Aflow%2Forders";

    [Theory]
    [InlineData("POST", "/", "/")]
    [InlineData("GET", "/", "/")]
    [InlineData("POST", "/nowhere", "/nowhere")]
    [InlineData("POST", "/List-Flows", "/List-Flows")]
    [InlineData("POST", "/LIST-FLOWS", "/LIST-FLOWS")]
    [InlineData("POST", "/listflows", "/listflows")]
    [InlineData("POST", "//list-flows", "//list-flows")]
    [InlineData("POST", "/list-flows//", "/list-flows//")]
    [InlineData("POST", "/list-flows/x", "/list-flows/x")]
    [InlineData("POST", "/v1/list-flows", "/v1/list-flows")]
    [InlineData("POST", "/cancel-flow-executions/orders", "/cancel-flow-executions/orders")]
    [InlineData("POST", "/Describe-Connectors", "/Describe-Connectors")]
    [InlineData("POST", "/tags", "/tags")]
    [InlineData("POST", "/tags/", "/tags/")]
    [InlineData("GET", "/Tags/x", "/Tags/x")]
    [InlineData("GET", "//tags/x", "//tags/x")]
    [InlineData("GET", "/tags//x", "/tags//x")]
    [InlineData("GET", "/tags/a/b", "/tags/a/b")]
    public async Task An_unknown_path_is_UnknownOperationException(string method, string path, string shown)
    {
        await using var emulator = new WireEmulator();
        (await emulator.Send(method, path, method == "POST" ? "{}" : ""))
            .MustRefuse(404, "UnknownOperationException", $"Amazon AppFlow has no operation {method} {shown}.");
    }

    [Theory]
    [InlineData("GET", "/list-flows")]
    [InlineData("PUT", "/list-flows")]
    [InlineData("DELETE", "/delete-flow")]
    [InlineData("PATCH", "/update-flow")]
    [InlineData("OPTIONS", "/cancel-flow-executions")]
    [InlineData("post", "/list-flows")]
    [InlineData("GET", "/describe-connectors")]
    public async Task Another_method_is_UnknownOperationException(string method, string path)
    {
        await using var emulator = new WireEmulator();
        (await emulator.Send(method, path))
            .MustRefuse(404, "UnknownOperationException", $"Amazon AppFlow has no operation {method} {path}.");
    }

    [Theory]
    [InlineData("PUT")]
    [InlineData("PATCH")]
    public async Task Another_method_on_tags_is_UnknownOperationException(string method)
    {
        await using var emulator = new WireEmulator();
        Assert.Equal("UnknownOperationException", (await emulator.Send(method, Tags)).ErrorType);
    }

    [Fact]
    public async Task Another_method_changes_nothing()
    {
        await using var emulator = new WireEmulator();
        await emulator.Send("POST", "/create-flow", FlowBody.Of());
        await emulator.Send("GET", "/delete-flow", """{"flowName":"orders"}""");

        Assert.Equal(200, (await emulator.Send("POST", "/describe-flow", """{"flowName":"orders"}""")).Status);
    }

    [Theory]
    [InlineData("/list-flows/")]
    [InlineData("/list-flows?")]
    [InlineData("/list-flows?x=1&maxResults=0&nextToken=zzz")]
    [InlineData("/list-flows/?x-id=ListFlows")]
    [InlineData("/list%2Dflows")]
    public async Task A_last_slash_is_optional_and_a_query_that_the_model_does_not_have_ignored(string path)
    {
        await using var emulator = new WireEmulator();
        (await emulator.Send("POST", path, "{}")).MustHaveBody("""{"flows":[]}""");
    }

    [Fact]
    public async Task A_query_that_the_model_does_not_have_does_not_join_the_tag_keys()
    {
        await using var emulator = new WireEmulator();
        await emulator.Send("POST", "/create-flow", FlowBody.Of(more: ""","tags":{"a":"1","b":"2"}"""));

        (await emulator.Send("DELETE", $"{Tags}?x-id=UntagResource&TagKey=b&tagKeys=a&tagkey=b")).MustHaveBody("", 204);

        (await emulator.Send("GET", $"{Tags}?tagKeys=b")).MustHaveBody("""{"tags":{"b":"2"}}""");
    }
}
