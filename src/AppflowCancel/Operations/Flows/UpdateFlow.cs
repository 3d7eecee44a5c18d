using System.Text.Json.Serialization;
using AppflowCancel.Aws;
using AppflowCancel.Domain.Flows;
using AppflowCancel.Model;

namespace AppflowCancel.Operations.Flows;

internal sealed record UpdateFlowRequest : FlowRequest
{
    public UpdateFlowRequest(RequestReader body)
        : base(body)
    {
    }
}

internal sealed record UpdateFlowResponse(FlowStatus FlowStatus);

/// <summary>Changes a flow for future runs. AWS: name, source and destination cannot change.</summary>
internal static class UpdateFlow
{
    public static AwsOperation Operation(ProfileChecks checks) =>
        new AwsOperation<UpdateFlowRequest, UpdateFlowResponse>
        {
            Name = nameof(UpdateFlow),
            Path = "/update-flow",
            Summary = "Changes a flow, except its name, source and destination; runs in progress are not affected.",
            Changes = true,
            ReadRequest = body => new UpdateFlowRequest(body),
            Handle = (request, call) => Handle(request, call, checks),
            Response = static () => UpdateFlowJson.Default.UpdateFlowResponse,
            Errors = ["ValidationException", "ResourceNotFoundException", "ConflictException"],
            ExampleRequest = """
                {
                  "flowName": "orders",
                  "triggerConfig": { "triggerType": "OnDemand" },
                  "sourceFlowConfig": {
                    "connectorType": "S3",
                    "sourceConnectorProperties": { "S3": { "bucketName": "orders-in", "bucketPrefix": "daily" } }
                  },
                  "destinationFlowConfigList": [
                    {
                      "connectorType": "S3",
                      "destinationConnectorProperties": { "S3": { "bucketName": "orders-out" } }
                    }
                  ],
                  "tasks": [ { "sourceFields": [], "taskType": "Map_all" } ]
                }
                """,
            ExampleResponse = """{"flowStatus":"Active"}""",
        };

    private static AwsResult<UpdateFlowResponse> Handle(UpdateFlowRequest request, AwsCall call, ProfileChecks checks)
    {
        call.FlowName = request.FlowName;
        if (FlowDefinitions.Validate(request) is { } error)
        {
            return AwsError.Validation($"Update Flow request failed due to:[{error}]");
        }

        var definition = FlowDefinitions.Of(request);
        if (checks.Check(definition, call) is { } refusal)
        {
            return refusal;
        }

        return AwsResult<UpdateFlowResponse>.From(
            call.Flows.Update(definition, request.Token(), call.Now),
            flow =>
            {
                call.Outcome = $"updated, {flow.Status}";
                return new UpdateFlowResponse(flow.Status);
            });
    }
}

internal sealed class UpdateFlowValidator : RequestValidator<UpdateFlowRequest>
{
    public UpdateFlowValidator()
    {
        RuleFor(request => request.FlowName).Required().MustMatch(ModelShapes.FlowName);
        RuleFor(request => request.Description).MustMatch(ModelShapes.FlowDescription);
        RuleFor(request => request.TriggerConfig).Required().MustMatch(ModelShapes.TriggerConfig);
        RuleFor(request => request.SourceFlowConfig).Required().MustMatch(ModelShapes.SourceFlowConfig);
        RuleFor(request => request.DestinationFlowConfigList).Required().MustMatch(ModelShapes.DestinationFlowConfigList);
        RuleFor(request => request.Tasks).Required().MustMatch(ModelShapes.Tasks);
        RuleFor(request => request.MetadataCatalogConfig).MustMatch(ModelShapes.MetadataCatalogConfig);
        RuleFor(request => request.ClientToken).MustMatch(ModelShapes.ClientToken);
    }
}

[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Serialization,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(UpdateFlowResponse))]
internal sealed partial class UpdateFlowJson : JsonSerializerContext;
