using AppflowCancel.Aws;
using AppflowCancel.Model;

namespace AppflowCancel.Operations.Tags;

internal sealed record UntagResourceRequest(string? ResourceArn, IReadOnlyList<string>? TagKeys);

/// <summary>Removes tags from a flow.</summary>
internal static class UntagResource
{
    public static AwsOperation Operation() =>
        new AwsOperation<UntagResourceRequest, EmptyResponse>
        {
            Name = nameof(UntagResource),
            Method = HttpMethods.Delete,
            Path = "/tags/{resourceArn}",
            Summary = "Removes tags from a flow; unknown keys are ignored.",
            Changes = true,
            ReadRequest = request => new UntagResourceRequest(request.Label, request.QueryTexts("tagKeys")),
            Handle = Handle,
            Response = static () => EmptyResponseJson.Default.EmptyResponse,

            // Recorded from AWS; the model says 200.
            Status = StatusCodes.Status204NoContent,
            Errors = ["ValidationException", "ResourceNotFoundException"],
            ExampleRequest = """{"resourceArn":"arn:aws:appflow:us-east-1:000000000000:flow/orders","tagKeys":["team"]}""",
        };

    private static AwsResult<EmptyResponse> Handle(UntagResourceRequest request, AwsCall call)
    {
        var flow = TaggedFlow.Find(request.ResourceArn!, call);
        if ((flow.Refusal ?? flow.Value!.Untag(request.TagKeys!, call.Now)) is { } refusal)
        {
            return refusal;
        }

        call.Outcome = $"untagged {string.Join(", ", request.TagKeys!)}";
        return EmptyResponse.Instance;
    }
}

internal sealed class UntagResourceValidator : RequestValidator<UntagResourceRequest>
{
    public UntagResourceValidator()
    {
        RuleFor(request => request.ResourceArn).Required().MustMatch(ModelShapes.ARN);
        RuleFor(request => request.TagKeys).Required().MustMatch(ModelShapes.TagKeyList);
    }
}
