using System.Text.Json.Serialization;
using AppflowCancel.Aws;
using AppflowCancel.Model;

namespace AppflowCancel.Operations.Tags;

internal sealed record ListTagsForResourceRequest(string? ResourceArn);

internal sealed record ListTagsForResourceResponse(IReadOnlyDictionary<string, string> Tags);

/// <summary>A flow's tags.</summary>
internal static class ListTagsForResource
{
    public static AwsOperation Operation() =>
        new AwsOperation<ListTagsForResourceRequest, ListTagsForResourceResponse>
        {
            Name = nameof(ListTagsForResource),
            Method = HttpMethods.Get,
            Path = "/tags/{resourceArn}",
            Summary = "Lists the tags of a flow.",
            ReadRequest = request => new ListTagsForResourceRequest(request.Label),
            Handle = Handle,
            Response = static () => ListTagsForResourceJson.Default.ListTagsForResourceResponse,
            Errors = ["ValidationException", "ResourceNotFoundException"],
            ExampleRequest = """{"resourceArn":"arn:aws:appflow:us-east-1:000000000000:flow/orders"}""",
            ExampleResponse = """{"tags":{"team":"data"}}""",
        };

    private static AwsResult<ListTagsForResourceResponse> Handle(ListTagsForResourceRequest request, AwsCall call)
    {
        var flow = TaggedFlow.Find(request.ResourceArn!, call);
        var described = flow.Then(found => call.Flows.Describe(call.FlowName!, call.Now));
        return AwsResult<ListTagsForResourceResponse>.From(described, each => new(each.Tags));
    }
}

internal sealed class ListTagsForResourceValidator : RequestValidator<ListTagsForResourceRequest>
{
    public ListTagsForResourceValidator() => RuleFor(request => request.ResourceArn).Required().MustMatch(ModelShapes.ARN);
}

[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Serialization,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ListTagsForResourceResponse))]
internal sealed partial class ListTagsForResourceJson : JsonSerializerContext;
