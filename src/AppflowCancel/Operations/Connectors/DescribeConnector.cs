using System.Text.Json;
using System.Text.Json.Serialization;
using AppflowCancel.Aws;
using AppflowCancel.Connectors;
using AppflowCancel.Model;

namespace AppflowCancel.Operations.Connectors;

internal sealed record DescribeConnectorRequest(string? ConnectorType, string? ConnectorLabel);

internal sealed record DescribeConnectorResponse(JsonElement ConnectorConfiguration);

/// <summary>The configuration of one connector: AWS's by type, a custom one by label.</summary>
internal static class DescribeConnector
{
    public static AwsOperation Operation(ConnectorCatalog catalog) =>
        new AwsOperation<DescribeConnectorRequest, DescribeConnectorResponse>
        {
            Name = nameof(DescribeConnector),
            Path = "/describe-connector",
            Summary = "Describes a connector: one of AWS's by type, or a custom one by label.",
            ReadRequest = body => new DescribeConnectorRequest(body.Text("connectorType"), body.Text("connectorLabel")),
            Handle = (request, call) => Handle(request, call, catalog),
            Response = static () => DescribeConnectorJson.Default.DescribeConnectorResponse,
            Errors = ["ValidationException", "ResourceNotFoundException"],
            ExampleRequest = """{"connectorType":"EventBridge"}""",
            ExampleResponse = """
                {
                  "connectorConfiguration": {
                    "canUseAsSource": false,
                    "canUseAsDestination": true,
                    "isPrivateLinkEnabled": false,
                    "connectorMetadata": { "EventBridge": {} },
                    "connectorType": "EVENTBRIDGE",
                    "connectorDescription": "EventBridge"
                  }
                }
                """,
        };

    private static AwsResult<DescribeConnectorResponse> Handle(DescribeConnectorRequest request, AwsCall call, ConnectorCatalog catalog)
    {
        if (request.ConnectorType != ConnectorNames.Custom)
        {
            return new DescribeConnectorResponse(catalog.ConfigurationOf(request.ConnectorType!));
        }

        if (request.ConnectorLabel is not { } label)
        {
            // Ours: AWS's answer is not known.
            return AwsError.Validation("connectorLabel is required for connector type CustomConnector.");
        }

        var found = call.Connectors.GetRegistration(label);
        return found.Succeeded
                ? new DescribeConnectorResponse(ConnectorConfigurations.Of(found.Value, catalog.CustomConnector, call.ConnectorArn(label)))
            : catalog.Labels.Contains(label)
                ? new DescribeConnectorResponse(ConnectorConfigurations.OfAws(label, catalog.CustomConnector))
            : found.Refusal;
    }
}

internal sealed class DescribeConnectorValidator : RequestValidator<DescribeConnectorRequest>
{
    public DescribeConnectorValidator()
    {
        RuleFor(request => request.ConnectorType).Required().MustMatch(ModelShapes.ConnectorType);
        RuleFor(request => request.ConnectorLabel).MustMatch(ModelShapes.ConnectorLabel);
    }
}

[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Serialization,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(DescribeConnectorResponse))]
internal sealed partial class DescribeConnectorJson : JsonSerializerContext;
