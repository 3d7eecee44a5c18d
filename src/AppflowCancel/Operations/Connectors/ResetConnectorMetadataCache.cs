using AppflowCancel.Aws;
using AppflowCancel.Model;

namespace AppflowCancel.Operations.Connectors;

internal sealed record ResetConnectorMetadataCacheRequest
{
    public string? ConnectorProfileName { get; init; }

    public string? ConnectorType { get; init; }

    public string? ConnectorEntityName { get; init; }

    public string? EntitiesPath { get; init; }

    public string? ApiVersion { get; init; }
}

/// <summary>AWS clears its cache of a connector's entities. Here there is no cache, so only the request is validated.</summary>
internal static class ResetConnectorMetadataCache
{
    // Documented: these types have no profiles.
    private static readonly string[] WithoutProfile = ["CustomerProfiles", "EventBridge", "LookoutMetrics", "S3", "Upsolver"];

    public static AwsOperation Operation() =>
        new AwsOperation<ResetConnectorMetadataCacheRequest, EmptyResponse>
        {
            Name = nameof(ResetConnectorMetadataCache),
            Path = "/reset-connector-metadata-cache",
            Summary = "Validates the request; there is no cache to reset.",
            ReadRequest = body => new ResetConnectorMetadataCacheRequest
            {
                ConnectorProfileName = body.Text("connectorProfileName"),
                ConnectorType = body.Text("connectorType"),
                ConnectorEntityName = body.Text("connectorEntityName"),
                EntitiesPath = body.Text("entitiesPath"),
                ApiVersion = body.Text("apiVersion"),
            },
            Handle = Handle,
            Response = static () => EmptyResponseJson.Default.EmptyResponse,
            Errors = ["ValidationException", "ResourceNotFoundException"],
            ExampleRequest = """{"connectorType":"S3"}""",
            ExampleResponse = """{}""",
        };

    private static AwsResult<EmptyResponse> Handle(ResetConnectorMetadataCacheRequest request, AwsCall call)
    {
        if (request.ConnectorProfileName is null)
        {
            // The rule is documented; the text is ours.
            return WithoutProfile.Contains(request.ConnectorType)
                ? EmptyResponse.Instance
                : AwsError.Validation($"connectorProfileName is required, except with connectorType {string.Join(", ", WithoutProfile)}.");
        }

        var found = call.Connectors.GetProfile(request.ConnectorProfileName);
        return found.Succeeded ? EmptyResponse.Instance : found.Refusal;
    }
}

internal sealed class ResetConnectorMetadataCacheValidator : RequestValidator<ResetConnectorMetadataCacheRequest>
{
    public ResetConnectorMetadataCacheValidator()
    {
        RuleFor(request => request.ConnectorProfileName).MustMatch(ModelShapes.ConnectorProfileName);
        RuleFor(request => request.ConnectorType).MustMatch(ModelShapes.ConnectorType);
        RuleFor(request => request.ConnectorEntityName).MustMatch(ModelShapes.EntityName);
        RuleFor(request => request.EntitiesPath).MustMatch(ModelShapes.EntitiesPath);
        RuleFor(request => request.ApiVersion).MustMatch(ModelShapes.ApiVersion);
    }
}
