using System.Text.Json.Serialization;
using AppflowCancel.Aws;
using AppflowCancel.Domain.Flows;
using AppflowCancel.Model;

namespace AppflowCancel.Operations.Flows;

internal sealed record StopFlowRequest(string? FlowName);

internal sealed record StopFlowResponse(string FlowArn, FlowStatus FlowStatus);

/// <summary>Suspends a scheduled or event-triggered flow. Runs in progress continue; due runs are dropped.</summary>
internal static class StopFlow
{
    public static AwsOperation Operation() =>
        new AwsOperation<StopFlowRequest, StopFlowResponse>
        {
            Name = nameof(StopFlow),
            Path = "/stop-flow",
            Summary = "Suspends a scheduled or event-triggered flow; its runs in progress continue, its due runs are dropped.",
            Changes = true,
            ReadRequest = body => new StopFlowRequest(body.Text("flowName")),
            Handle = Handle,
            Response = static () => StopFlowJson.Default.StopFlowResponse,
            Errors = ["ConflictException", "ResourceNotFoundException", "UnsupportedOperationException"],
            ExampleRequest = """{"flowName":"hourly-orders"}""",
            ExampleResponse = """{"flowArn":"arn:aws:appflow:us-east-1:000000000000:flow/hourly-orders","flowStatus":"Suspended"}""",
        };

    private static AwsResult<StopFlowResponse> Handle(StopFlowRequest request, AwsCall call)
    {
        call.FlowName = request.FlowName;
        return AwsResult<StopFlowResponse>.From(call.Flows.Get(request.FlowName!).Then(flow => flow.Stop(call.Now)), stopped =>
        {
            call.Outcome = $"now {stopped.Status}";
            return new StopFlowResponse(call.FlowArn(request.FlowName!), stopped.Status);
        });
    }
}

internal sealed class StopFlowValidator : RequestValidator<StopFlowRequest>
{
    public StopFlowValidator() => RuleFor(request => request.FlowName).Required().MustMatch(ModelShapes.FlowName);
}

[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Serialization,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(StopFlowResponse))]
internal sealed partial class StopFlowJson : JsonSerializerContext;
