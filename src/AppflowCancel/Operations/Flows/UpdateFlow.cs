using System.Text.Json.Serialization;
using AppflowCancel.Aws;
using AppflowCancel.Domain.Flows;
using AppflowCancel.Model;

namespace AppflowCancel.Operations.Flows;

internal sealed record UpdateFlowResponse(FlowStatus FlowStatus);

/// <summary>Changes a flow for future runs. AWS: name, source and destination cannot change.</summary>
internal static class UpdateFlow
{
    public static AwsOperation Operation() =>
        new AwsOperation<FlowRequest, UpdateFlowResponse>
        {
            Name = nameof(UpdateFlow),
            Path = "/update-flow",
            Summary = "Changes a flow, except its name, source and destination; runs in progress are not affected.",
            Changes = true,
            ReadRequest = FlowRequest.ForUpdate,
            Validator = new(() => new UpdateFlowValidator()),
            Handle = Handle,
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

    private static AwsResult<UpdateFlowResponse> Handle(FlowRequest request, AwsCall call)
    {
        call.FlowName = request.FlowName;
        if (FlowDefinitions.Validate(request) is { } error)
        {
            return AwsError.Validation($"Update Flow request failed due to:[{error}]");
        }

        return AwsResult<UpdateFlowResponse>.From(
            call.Flows.Update(FlowDefinitions.Of(request), request.Token(), call.Now),
            flow =>
            {
                call.Outcome = $"updated, {flow.Status}";
                return new UpdateFlowResponse(flow.Status);
            });
    }
}

internal sealed class UpdateFlowValidator : RequestValidator<FlowRequest>
{
    public UpdateFlowValidator()
    {
        Required("flowName", request => request.FlowName, ModelShapes.FlowName);
        Optional("description", request => request.Description, ModelShapes.FlowDescription);
        Required("triggerConfig", request => request.TriggerConfig, ModelShapes.TriggerConfig);
        Required("sourceFlowConfig", request => request.SourceFlowConfig, ModelShapes.SourceFlowConfig);
        Required("destinationFlowConfigList", request => request.DestinationFlowConfigList, ModelShapes.DestinationFlowConfigList);
        Required("tasks", request => request.Tasks, ModelShapes.Tasks);
        Optional("metadataCatalogConfig", request => request.MetadataCatalogConfig, ModelShapes.MetadataCatalogConfig);
        Optional("clientToken", request => request.ClientToken, ModelShapes.ClientToken);
    }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    Converters = [typeof(EpochSecondsConverter)])]
[JsonSerializable(typeof(UpdateFlowResponse))]
internal sealed partial class UpdateFlowJson : JsonSerializerContext;
