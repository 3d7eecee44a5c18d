using System.Text.Json;
using System.Text.Json.Serialization;
using AppflowCancel.Aws;
using AppflowCancel.Connectors;
using AppflowCancel.Domain.Connectors;
using AppflowCancel.Domain.Flows;
using AppflowCancel.Model;

namespace AppflowCancel.Operations.ConnectorProfiles;

internal sealed record CreateConnectorProfileRequest
{
    public string? ConnectorProfileName { get; init; }

    public string? KmsArn { get; init; }

    public string? ConnectorType { get; init; }

    public string? ConnectorLabel { get; init; }

    public string? ConnectionMode { get; init; }

    public JsonElement? ConnectorProfileConfig { get; init; }

    public string? ClientToken { get; init; }

    // Without what might be secret.
    public override string ToString() => $"{nameof(CreateConnectorProfile)} {ConnectorProfileName}";
}

internal sealed record CreateConnectorProfileResponse(string ConnectorProfileArn);

/// <summary>Creates a connector profile. AWS contacts the vendor first; here every vendor accepts, unless a fault rule applies.</summary>
internal static class CreateConnectorProfile
{
    public static AwsOperation Operation(ConnectorCatalog catalog) =>
        new AwsOperation<CreateConnectorProfileRequest, CreateConnectorProfileResponse>
        {
            Name = nameof(CreateConnectorProfile),
            Path = "/create-connector-profile",
            Summary = "Creates a connector profile. Its credentials are validated against the model and discarded; no vendor is contacted.",
            Changes = true,
            ReadRequest = body => new CreateConnectorProfileRequest
            {
                ConnectorProfileName = body.Text("connectorProfileName"),
                KmsArn = body.Text("kmsArn"),
                ConnectorType = body.Text("connectorType"),
                ConnectorLabel = body.Text("connectorLabel"),
                ConnectionMode = body.Text("connectionMode"),
                ConnectorProfileConfig = body.Structure("connectorProfileConfig", ModelShapes.ConnectorProfileConfig),
                ClientToken = body.Text("clientToken"),
            },
            Handle = (request, call) => Handle(request, call, catalog),
            Response = static () => CreateConnectorProfileJson.Default.CreateConnectorProfileResponse,
            Errors =
            [
                "ValidationException", "ConflictException", "ServiceQuotaExceededException", "ConnectorAuthenticationException",
            ],
            ExampleRequest = """
                {
                  "connectorProfileName": "crm",
                  "connectorType": "Slack",
                  "connectionMode": "Public",
                  "connectorProfileConfig": {
                    "connectorProfileProperties": { "Slack": { "instanceUrl": "https://example.slack.com" } },
                    "connectorProfileCredentials": {
                      "Slack": { "clientId": "id", "clientSecret": "secret", "accessToken": "token" }
                    }
                  }
                }
                """,
            ExampleResponse = """{"connectorProfileArn":"arn:aws:appflow:us-east-1:000000000000:connectorprofile/crm"}""",
        };

    private static AwsResult<CreateConnectorProfileResponse> Handle(
        CreateConnectorProfileRequest request, AwsCall call, ConnectorCatalog catalog)
    {
        var config = request.ConnectorProfileConfig!.Value;
        var isCustom = request.ConnectorType == ConnectorNames.Custom;
        if (isCustom && request.ConnectorLabel is null)
        {
            // Ours: AWS's answer is not known.
            return AwsError.Validation("connectorLabel is required for connector type CustomConnector.");
        }

        if (Model.ConnectorProfileConfig.Validate(request.ConnectorType!, config) is { } error)
        {
            return AwsError.Validation(error);
        }

        var profile = new ConnectorProfile
        {
            Name = request.ConnectorProfileName!,
            ConnectorType = request.ConnectorType!,
            ConnectorLabel = isCustom ? request.ConnectorLabel : null,
            ConnectionMode = Enum.Parse<ConnectionMode>(request.ConnectionMode!),
            Properties = Model.ConnectorProfileConfig.Properties(config.GetProperty("connectorProfileProperties")),
            CreatedAt = call.Now,
            LastUpdatedAt = call.Now,
        };
        var isBuiltIn = isCustom && catalog.Labels.Contains(request.ConnectorLabel!);
        return AwsResult<CreateConnectorProfileResponse>.From(
            call.Connectors.CreateProfile(profile, isBuiltIn, Token(request)),
            created =>
            {
                call.Outcome = $"created connector profile {created.Name}";
                return new CreateConnectorProfileResponse(call.ProfileArn(created.Name));
            });
    }

    private static ClientToken? Token(CreateConnectorProfileRequest request) => request.ClientToken is not { } token
        ? null
        : new ClientToken(token, Model.ConnectorProfileConfig.Digest(
            request.ConnectorProfileName,
            request.KmsArn,
            request.ConnectorType,
            request.ConnectorLabel,
            request.ConnectionMode,
            request.ConnectorProfileConfig))
        {
            HasSecrets = true,
        };
}

internal sealed class CreateConnectorProfileValidator : RequestValidator<CreateConnectorProfileRequest>
{
    public CreateConnectorProfileValidator()
    {
        RuleFor(request => request.ConnectorProfileName).Required().MustMatch(ModelShapes.ConnectorProfileName);
        RuleFor(request => request.KmsArn).MustMatch(ModelShapes.KMSArn);
        RuleFor(request => request.ConnectorType).Required().MustMatch(ModelShapes.ConnectorType);
        RuleFor(request => request.ConnectorLabel).MustMatch(ModelShapes.ConnectorLabel);
        RuleFor(request => request.ConnectionMode).Required().MustMatch(ModelShapes.ConnectionMode);
        RuleFor(request => request.ConnectorProfileConfig).Required().MustMatch(ModelShapes.ConnectorProfileConfig);
        RuleFor(request => request.ClientToken).MustMatch(ModelShapes.ClientToken);
    }
}

[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Serialization,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(CreateConnectorProfileResponse))]
internal sealed partial class CreateConnectorProfileJson : JsonSerializerContext;
