using System.Text.Json.Serialization;
using AppflowCancel.Aws;
using AppflowCancel.Domain.Flows;
using AppflowCancel.Model;

namespace AppflowCancel.Operations.Flows;

internal sealed record StartFlowRequest(string? FlowName, string? ClientToken);

internal sealed record StartFlowResponse(string FlowArn, FlowStatus FlowStatus, string? ExecutionId);

/// <summary>Starts a run of an on-demand flow; activates a scheduled or event-triggered one.</summary>
internal static class StartFlow
{
    public static AwsOperation Operation() =>
        new AwsOperation<StartFlowRequest, StartFlowResponse>
        {
            Name = nameof(StartFlow),
            Path = "/start-flow",
            Summary = "Starts a run of an on-demand flow and returns its executionId; activates a scheduled or event-triggered flow.",
            Changes = true,
            ReadRequest = body => new StartFlowRequest(body.Text("flowName"), body.Text("clientToken")),
            Handle = Handle,
            Response = static () => StartFlowJson.Default.StartFlowResponse,
            Errors = ["ResourceNotFoundException", "ServiceQuotaExceededException", "ConflictException"],
            ExampleRequest = """{"flowName":"orders","clientToken":"nightly-42"}""",
            ExampleResponse = """{"flowArn":"arn:aws:appflow:us-east-1:000000000000:flow/orders","flowStatus":"Active","executionId":"b5a3c0de-6f8e-4f0b-9d0e-2c8f5a1e7d42"}""",
        };

    private static AwsResult<StartFlowResponse> Handle(StartFlowRequest request, AwsCall call)
    {
        call.FlowName = request.FlowName;
        return AwsResult<StartFlowResponse>.From(call.Flows.Start(request.FlowName!, request.ClientToken, call.Now), start =>
        {
            var id = start.Run?.ToString();
            call.ExecutionIds = id is null ? [] : [id];
            call.Outcome = id is null ? "activated" : "started";
            return new StartFlowResponse(call.FlowArn(request.FlowName!), start.Status, id);
        });
    }
}

internal sealed class StartFlowValidator : RequestValidator<StartFlowRequest>
{
    public StartFlowValidator()
    {
        RuleFor(request => request.FlowName).Required().MustMatch(ModelShapes.FlowName);
        RuleFor(request => request.ClientToken).MustMatch(ModelShapes.ClientToken);
    }
}

[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Serialization,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(StartFlowResponse))]
internal sealed partial class StartFlowJson : JsonSerializerContext;
