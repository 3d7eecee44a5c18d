using System.Text.Json;
using System.Text.Json.Serialization;
using AppflowCancel.Aws;
using AppflowCancel.Domain.Flows;
using AppflowCancel.Domain.Time;
using AppflowCancel.Model;

namespace AppflowCancel.Operations.Flows;

internal sealed record DescribeFlowRequest(string? FlowName);

internal sealed record DescribeFlowResponse
{
    public required string FlowArn { get; init; }

    public string? Description { get; init; }

    public required string FlowName { get; init; }

    public required string KmsArn { get; init; }

    public required FlowStatus FlowStatus { get; init; }

    public required JsonElement SourceFlowConfig { get; init; }

    public required JsonElement DestinationFlowConfigList { get; init; }

    public LastRunExecutionDetails? LastRunExecutionDetails { get; init; }

    public required JsonElement TriggerConfig { get; init; }

    public required JsonElement Tasks { get; init; }

    public required Instant CreatedAt { get; init; }

    public required Instant LastUpdatedAt { get; init; }

    public required string CreatedBy { get; init; }

    public required string LastUpdatedBy { get; init; }

    public required IReadOnlyDictionary<string, string> Tags { get; init; }

    public JsonElement? MetadataCatalogConfig { get; init; }
}

/// <summary>A flow with AppFlow's normalisations, and its last run.</summary>
internal static class DescribeFlow
{
    public static AwsOperation Operation() =>
        new AwsOperation<DescribeFlowRequest, DescribeFlowResponse>
        {
            Name = nameof(DescribeFlow),
            Path = "/describe-flow",
            Summary = "Describes a flow: its definition, status, tags and last run.",
            ReadRequest = body => new DescribeFlowRequest(body.Text("flowName")),
            Handle = Handle,
            Response = static () => DescribeFlowJson.Default.DescribeFlowResponse,
            Errors = ["ResourceNotFoundException"],
            ExampleRequest = """{"flowName":"orders"}""",
            ExampleResponse = """
                {
                  "flowArn": "arn:aws:appflow:us-east-1:000000000000:flow/orders",
                  "flowName": "orders",
                  "kmsArn": "arn:aws:kms:us-east-1:000000000000:key/00000000-0000-0000-0000-000000000000",
                  "flowStatus": "Active",
                  "sourceFlowConfig": {
                    "connectorType": "S3",
                    "sourceConnectorProperties": { "S3": { "bucketName": "orders-in", "bucketPrefix": "daily" } }
                  },
                  "destinationFlowConfigList": [
                    {
                      "connectorType": "S3",
                      "destinationConnectorProperties": {
                        "S3": {
                          "bucketName": "orders-out",
                          "s3OutputFormatConfig": { "prefixConfig": {}, "aggregationConfig": { "aggregationType": "None" } }
                        }
                      }
                    }
                  ],
                  "lastRunExecutionDetails": {
                    "mostRecentExecutionMessage": "Successfully ran the flow",
                    "mostRecentExecutionTime": 1790000010.000,
                    "mostRecentExecutionStatus": "Successful"
                  },
                  "triggerConfig": { "triggerType": "OnDemand", "triggerProperties": {} },
                  "tasks": [ { "sourceFields": [], "taskType": "Map_all", "taskProperties": {} } ],
                  "createdAt": 1790000000.000,
                  "lastUpdatedAt": 1790000000.000,
                  "createdBy": "arn:aws:iam::000000000000:root",
                  "lastUpdatedBy": "arn:aws:iam::000000000000:root",
                  "tags": { "team": "data" }
                }
                """,
        };

    private static AwsResult<DescribeFlowResponse> Handle(DescribeFlowRequest request, AwsCall call)
    {
        call.FlowName = request.FlowName;
        return AwsResult<DescribeFlowResponse>.From(call.Flows.Describe(request.FlowName!, call.Now), flow => Describe(flow, call));
    }

    private static DescribeFlowResponse Describe(FlowSnapshot flow, AwsCall call) => new()
    {
        FlowArn = call.FlowArn(flow.Definition.Name),
        Description = flow.Definition.Description,
        FlowName = flow.Definition.Name,

        // Recorded: AWS returns a key even if none was given: the one that it manages.
        KmsArn = flow.Definition.KmsArn
            ?? $"arn:aws:kms:{call.Region}:{call.Account.Id}:key/00000000-0000-0000-0000-000000000000",
        FlowStatus = flow.Status,
        SourceFlowConfig = flow.Definition.SourceFlowConfig,
        DestinationFlowConfigList = flow.Definition.DestinationFlowConfigList,
        LastRunExecutionDetails = LastRunExecutionDetails.Of(flow.LastRun),
        TriggerConfig = flow.Definition.TriggerConfig,
        Tasks = flow.Definition.Tasks,
        CreatedAt = flow.CreatedAt,
        LastUpdatedAt = flow.LastUpdatedAt,
        CreatedBy = call.CallerArn,
        LastUpdatedBy = call.CallerArn,
        Tags = flow.Tags,
        MetadataCatalogConfig = flow.Definition.MetadataCatalogConfig,
    };
}

internal sealed class DescribeFlowValidator : RequestValidator<DescribeFlowRequest>
{
    public DescribeFlowValidator() => RuleFor(request => request.FlowName).Required().MustMatch(ModelShapes.FlowName);
}

[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Serialization,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(DescribeFlowResponse))]
internal sealed partial class DescribeFlowJson : JsonSerializerContext;
