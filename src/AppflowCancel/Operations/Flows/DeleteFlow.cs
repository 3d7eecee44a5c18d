using AppflowCancel.Aws;
using AppflowCancel.Model;

namespace AppflowCancel.Operations.Flows;

internal sealed record DeleteFlowRequest(string? FlowName, bool? ForceDelete);

/// <summary>Deletes a flow with all its runs. AWS: an activated flow is deleted only with force.</summary>
internal static class DeleteFlow
{
    public static AwsOperation Operation() =>
        new AwsOperation<DeleteFlowRequest, EmptyResponse>
        {
            Name = nameof(DeleteFlow),
            Path = "/delete-flow",
            Summary = "Deletes a flow with its runs; an activated flow, or one with a run in progress, only with forceDelete.",
            Changes = true,
            ReadRequest = body => new DeleteFlowRequest(body.Text("flowName"), body.Boolean("forceDelete")),
            Handle = Handle,
            Response = static () => EmptyResponseJson.Default.EmptyResponse,
            Errors = ["ResourceNotFoundException", "ConflictException"],
            ExampleRequest = """{"flowName":"orders","forceDelete":true}""",
            ExampleResponse = """{}""",
        };

    private static AwsResult<EmptyResponse> Handle(DeleteFlowRequest request, AwsCall call)
    {
        call.FlowName = request.FlowName;
        if (call.Flows.Delete(request.FlowName!, request.ForceDelete ?? false, call.Now) is { } refusal)
        {
            return refusal;
        }

        call.Outcome = "deleted";
        return EmptyResponse.Instance;
    }
}

internal sealed class DeleteFlowValidator : RequestValidator<DeleteFlowRequest>
{
    public DeleteFlowValidator()
    {
        RuleFor(request => request.FlowName).Required().MustMatch(ModelShapes.FlowName);
        RuleFor(request => request.ForceDelete).MustMatch(ModelShapes.Boolean);
    }
}
