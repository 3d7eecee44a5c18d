using AppflowCancel.Aws;
using AppflowCancel.Domain.Flows;
using AppflowCancel.Model;

namespace AppflowCancel.Operations.Tags;

internal sealed record TagResourceRequest(string? ResourceArn, IReadOnlyDictionary<string, string>? Tags);

/// <summary>Adds or changes tags of a flow. The emulator's own tags plan its runs; see <see cref="PlanTags"/>.</summary>
internal static class TagResource
{
    public static AwsOperation Operation() =>
        new AwsOperation<TagResourceRequest, EmptyResponse>
        {
            Name = nameof(TagResource),
            Path = "/tags/{resourceArn}",
            Summary = "Adds tags to a flow, or changes their values. Tags with the prefix emulator: plan the flow's runs.",
            Changes = true,
            ReadRequest = body => new TagResourceRequest(body.Label, body.Map("tags")),
            Handle = Handle,
            Response = static () => EmptyResponseJson.Default.EmptyResponse,

            // Recorded from AWS; the model says 200.
            Status = StatusCodes.Status204NoContent,
            Errors = ["ValidationException", "ResourceNotFoundException"],
            ExampleRequest = """{"resourceArn":"arn:aws:appflow:us-east-1:000000000000:flow/orders","tags":{"team":"data","emulator:cancel-seconds":"10"}}""",
        };

    private static AwsResult<EmptyResponse> Handle(TagResourceRequest request, AwsCall call)
    {
        PlanTags.Read(request.Tags!, out var badTag);
        if (badTag is not null)
        {
            return AwsError.Validation(badTag);
        }

        var flow = TaggedFlow.Find(request.ResourceArn!, call);
        if ((flow.Refusal ?? flow.Value!.Tag(request.Tags!, call.Now)) is { } refusal)
        {
            return refusal;
        }

        call.Outcome = $"tagged {string.Join(", ", request.Tags!.Keys)}";
        return EmptyResponse.Instance;
    }
}

internal sealed class TagResourceValidator : RequestValidator<TagResourceRequest>
{
    public TagResourceValidator()
    {
        RuleFor(request => request.ResourceArn).Required().MustMatch(ModelShapes.ARN);
        RuleFor(request => request.Tags).Required().MustMatch(ModelShapes.TagMap);
    }
}
