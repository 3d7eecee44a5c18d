using System.Text.Json.Serialization;
using AppflowCancel.Aws;
using AppflowCancel.Domain.Flows;
using AppflowCancel.Model;

namespace AppflowCancel.Operations.Flows;

internal sealed record CreateFlowRequest : FlowRequest
{
    public CreateFlowRequest()
    {
    }

    public CreateFlowRequest(RequestReader body)
        : base(body)
    {
        KmsArn = body.Text("kmsArn");
        Tags = body.Map("tags");
    }
}

internal sealed record CreateFlowResponse(string FlowArn, FlowStatus FlowStatus);

/// <summary>Creates a flow: Active if on demand, Draft if scheduled or event-triggered.</summary>
internal static class CreateFlow
{
    public static AwsOperation Operation(ProfileChecks checks) =>
        new AwsOperation<CreateFlowRequest, CreateFlowResponse>
        {
            Name = nameof(CreateFlow),
            Path = "/create-flow",
            Summary = "Creates a flow: Active if on demand, Draft if scheduled or event-triggered.",
            Changes = true,
            ReadRequest = body => new CreateFlowRequest(body),
            Handle = (request, call) => Handle(request, call, checks),
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

    private static AwsResult<CreateFlowResponse> Handle(CreateFlowRequest request, AwsCall call, ProfileChecks checks)
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

        var definition = FlowDefinitions.Of(request);
        if (checks.Check(definition, call) is { } refusal)
        {
            return refusal;
        }

        return AwsResult<CreateFlowResponse>.From(
            call.Flows.Create(definition, tags, request.Token(), call.Now),
            flow =>
            {
                call.Outcome = $"created {flow.Status}";
                return new CreateFlowResponse(call.FlowArn(flow.Definition.Name), flow.Status);
            });
    }
}

internal sealed class CreateFlowValidator : RequestValidator<CreateFlowRequest>
{
    public CreateFlowValidator()
    {
        RuleFor(request => request.FlowName).Required().MustMatch(ModelShapes.FlowName);
        RuleFor(request => request.Description).MustMatch(ModelShapes.FlowDescription);
        RuleFor(request => request.KmsArn).MustMatch(ModelShapes.KMSArn);
        RuleFor(request => request.TriggerConfig).Required().MustMatch(ModelShapes.TriggerConfig);
        RuleFor(request => request.SourceFlowConfig).Required().MustMatch(ModelShapes.SourceFlowConfig);
        RuleFor(request => request.DestinationFlowConfigList).Required().MustMatch(ModelShapes.DestinationFlowConfigList);
        RuleFor(request => request.Tasks).Required().MustMatch(ModelShapes.Tasks);
        RuleFor(request => request.Tags).MustMatch(ModelShapes.TagMap);
        RuleFor(request => request.MetadataCatalogConfig).MustMatch(ModelShapes.MetadataCatalogConfig);
        RuleFor(request => request.ClientToken).MustMatch(ModelShapes.ClientToken);
    }
}

[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Serialization,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(CreateFlowResponse))]
internal sealed partial class CreateFlowJson : JsonSerializerContext;
