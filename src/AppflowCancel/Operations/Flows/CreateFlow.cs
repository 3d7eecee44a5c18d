using System.Text.Json.Serialization;
using AppflowCancel.Aws;
using AppflowCancel.Domain.Flows;
using AppflowCancel.Model;

namespace AppflowCancel.Operations.Flows;

internal sealed record CreateFlowResponse(string FlowArn, FlowStatus FlowStatus);

/// <summary>Creates a flow: Active if on demand, Draft if scheduled or event-triggered.</summary>
internal static class CreateFlow
{
    public static AwsOperation Operation() =>
        new AwsOperation<FlowRequest, CreateFlowResponse>
        {
            Name = nameof(CreateFlow),
            Path = "/create-flow",
            Summary = "Creates a flow: Active if on demand, Draft if scheduled or event-triggered.",
            Changes = true,
            ReadRequest = FlowRequest.ForCreate,
            Validator = new(() => new CreateFlowValidator()),
            Handle = Handle,
            Response = static () => CreateFlowJson.Default.CreateFlowResponse,
            Errors = ["ValidationException", "ServiceQuotaExceededException", "ConflictException"],
            ExampleRequest = """
                {
                  "flowName": "orders",
                  "description": "Copies the orders of a day",
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
                  "tasks": [ { "sourceFields": [], "taskType": "Map_all" } ],
                  "tags": { "team": "data", "emulator:run-seconds": "never" }
                }
                """,
            ExampleResponse = """{"flowArn":"arn:aws:appflow:us-east-1:000000000000:flow/orders","flowStatus":"Active"}""",
        };

    private static AwsResult<CreateFlowResponse> Handle(FlowRequest request, AwsCall call)
    {
        call.FlowName = request.FlowName;
        if (FlowDefinitions.Validate(request) is { } error)
        {
            return AwsError.Validation($"Create Flow request failed: [{error}]");
        }

        var tags = request.Tags ?? new Dictionary<string, string>();
        PlanTags.Read(tags, out var badTag);
        if (badTag is not null)
        {
            return AwsError.Validation(badTag);
        }

        return AwsResult<CreateFlowResponse>.From(
            call.Flows.Create(FlowDefinitions.Of(request), tags, request.Token(), call.Now),
            flow =>
            {
                call.Outcome = $"created {flow.Status}";
                return new CreateFlowResponse(call.FlowArn(flow.Definition.Name), flow.Status);
            });
    }
}

internal sealed class CreateFlowValidator : RequestValidator<FlowRequest>
{
    public CreateFlowValidator()
    {
        Required("flowName", request => request.FlowName, ModelShapes.FlowName);
        Optional("description", request => request.Description, ModelShapes.FlowDescription);
        Optional("kmsArn", request => request.KmsArn, ModelShapes.KMSArn);
        Required("triggerConfig", request => request.TriggerConfig, ModelShapes.TriggerConfig);
        Required("sourceFlowConfig", request => request.SourceFlowConfig, ModelShapes.SourceFlowConfig);
        Required("destinationFlowConfigList", request => request.DestinationFlowConfigList, ModelShapes.DestinationFlowConfigList);
        Required("tasks", request => request.Tasks, ModelShapes.Tasks);
        Optional("tags", request => request.Tags, ModelShapes.TagMap);
        Optional("metadataCatalogConfig", request => request.MetadataCatalogConfig, ModelShapes.MetadataCatalogConfig);
        Optional("clientToken", request => request.ClientToken, ModelShapes.ClientToken);
    }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    Converters = [typeof(EpochSecondsConverter)])]
[JsonSerializable(typeof(CreateFlowResponse))]
internal sealed partial class CreateFlowJson : JsonSerializerContext;
