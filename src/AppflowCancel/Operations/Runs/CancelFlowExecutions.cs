using System.Text.Json.Serialization;
using AppflowCancel.Aws;
using AppflowCancel.Domain.Flows;
using AppflowCancel.Model;

namespace AppflowCancel.Operations.Runs;

internal sealed record CancelFlowExecutionsRequest(string? FlowName, IReadOnlyList<string>? ExecutionIds);

internal sealed record CancelFlowExecutionsResponse(IReadOnlyList<string> InvalidExecutions);

/// <summary>Cancels the given runs of a flow, or all runs in progress. The core of the emulator.</summary>
internal static class CancelFlowExecutions
{
    public static AwsOperation Operation(CancellationService cancellations) =>
        new AwsOperation<CancelFlowExecutionsRequest, CancelFlowExecutionsResponse>
        {
            Name = nameof(CancelFlowExecutions),
            Path = "/cancel-flow-executions",
            Summary = "Cancels the given runs of a flow, or all runs in progress if executionIds is absent. Each becomes "
                + "CancelStarted, and Canceled later; ids of runs that could not be cancelled are returned in invalidExecutions.",
            Changes = true,
            ReadRequest = body => new CancelFlowExecutionsRequest(body.Text("flowName"), body.RunIds("executionIds")),
            Handle = (request, call) => Handle(request, call, cancellations),
            Response = static () => CancelFlowExecutionsJson.Default.CancelFlowExecutionsResponse,
            Errors = ["ValidationException", "AccessDeniedException", "ResourceNotFoundException", "ThrottlingException"],
            ExampleRequest = """{"flowName":"orders","executionIds":["b5a3c0de-6f8e-4f0b-9d0e-2c8f5a1e7d42","0f4b7a52-9a3d-4c55-8f1e-6f0d2b9c7e10"]}""",
            ExampleResponse = """{"invalidExecutions":["0f4b7a52-9a3d-4c55-8f1e-6f0d2b9c7e10"]}""",
        };

    private static AwsResult<CancelFlowExecutionsResponse> Handle(
        CancelFlowExecutionsRequest request, AwsCall call, CancellationService cancellations)
    {
        call.FlowName = request.FlowName;
        call.ExecutionIds = request.ExecutionIds ?? [];
        var outcome = cancellations.Cancel(call.Flows, request.FlowName!, request.ExecutionIds, call.RequestId, call.Now);
        return AwsResult<CancelFlowExecutionsResponse>.From(outcome, cancellation =>
        {
            call.InvalidExecutions = cancellation.Invalid;
            call.Outcome = $"{cancellation.Cancelled} cancelled, {cancellation.Invalid.Count} invalid";
            return new CancelFlowExecutionsResponse(cancellation.Invalid);
        });
    }
}

internal sealed class CancelFlowExecutionsValidator : RequestValidator<CancelFlowExecutionsRequest>
{
    public CancelFlowExecutionsValidator()
    {
        RuleFor(request => request.FlowName).Required().MustMatch(ModelShapes.FlowName);
        RuleFor(request => request.ExecutionIds).MustMatch(ModelShapes.ExecutionIds);
    }
}

[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Serialization,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(CancelFlowExecutionsResponse))]
internal sealed partial class CancelFlowExecutionsJson : JsonSerializerContext;
