using System.Text.Json;
using System.Text.Json.Serialization;
using AppflowCancel.Aws;
using AppflowCancel.Domain.Connectors;
using AppflowCancel.Domain.Flows;
using AppflowCancel.Model;

namespace AppflowCancel.Operations.ConnectorProfiles;

internal sealed record UpdateConnectorProfileRequest(
    string? ConnectorProfileName, string? ConnectionMode, JsonElement? ConnectorProfileConfig, string? ClientToken)
{
    // Without what might be secret.
    public override string ToString() => $"{nameof(UpdateConnectorProfile)} {ConnectorProfileName}";
}

internal sealed record UpdateConnectorProfileResponse(string ConnectorProfileArn);

/// <summary>Replaces the configuration of a connector profile. Its type, label and ARNs stay.</summary>
internal static class UpdateConnectorProfile
{
    public static AwsOperation Operation() =>
        new AwsOperation<UpdateConnectorProfileRequest, UpdateConnectorProfileResponse>
        {
            Name = nameof(UpdateConnectorProfile),
            Path = "/update-connector-profile",
            Summary = "Replaces the connection mode and the configuration of a connector profile.",
            Changes = true,
            ReadRequest = body => new UpdateConnectorProfileRequest(
                body.Text("connectorProfileName"),
                body.Text("connectionMode"),
                body.Structure("connectorProfileConfig", ModelShapes.ConnectorProfileConfig),
                body.Text("clientToken")),
            Handle = Handle,
            Response = static () => UpdateConnectorProfileJson.Default.UpdateConnectorProfileResponse,
            Errors = ["ValidationException", "ResourceNotFoundException", "ConflictException", "ConnectorAuthenticationException"],
            ExampleRequest = """
                {
                  "connectorProfileName": "crm",
                  "connectionMode": "Public",
                  "connectorProfileConfig": {
                    "connectorProfileProperties": { "Slack": { "instanceUrl": "https://other.slack.com" } },
                    "connectorProfileCredentials": {
                      "Slack": { "clientId": "id", "clientSecret": "secret", "accessToken": "token" }
                    }
                  }
                }
                """,
            ExampleResponse = """{"connectorProfileArn":"arn:aws:appflow:us-east-1:000000000000:connectorprofile/crm"}""",
        };

    private static AwsResult<UpdateConnectorProfileResponse> Handle(UpdateConnectorProfileRequest request, AwsCall call)
    {
        var name = request.ConnectorProfileName!;
        var config = request.ConnectorProfileConfig!.Value;
        var found = call.Connectors.GetProfile(name);
        if (found.Succeeded && Model.ConnectorProfileConfig.Validate(found.Value.ConnectorType, config) is { } error)
        {
            return AwsError.Validation(error);
        }

        var token = request.ClientToken is not { } given ? null : new ClientToken(
            given, Model.ConnectorProfileConfig.Digest(name, request.ConnectionMode, config))
        { HasSecrets = true };
        var updated = call.Connectors.UpdateProfile(
            name,
            Enum.Parse<ConnectionMode>(request.ConnectionMode!),
            Model.ConnectorProfileConfig.Properties(config.GetProperty("connectorProfileProperties")),
            token,
            call.Now);
        return AwsResult<UpdateConnectorProfileResponse>.From(updated, profile =>
        {
            call.Outcome = $"updated connector profile {profile.Name}";
            return new UpdateConnectorProfileResponse(call.ProfileArn(profile.Name));
        });
    }
}

internal sealed class UpdateConnectorProfileValidator : RequestValidator<UpdateConnectorProfileRequest>
{
    public UpdateConnectorProfileValidator()
    {
        RuleFor(request => request.ConnectorProfileName).Required().MustMatch(ModelShapes.ConnectorProfileName);
        RuleFor(request => request.ConnectionMode).Required().MustMatch(ModelShapes.ConnectionMode);
        RuleFor(request => request.ConnectorProfileConfig).Required().MustMatch(ModelShapes.ConnectorProfileConfig);
        RuleFor(request => request.ClientToken).MustMatch(ModelShapes.ClientToken);
    }
}

[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Serialization,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(UpdateConnectorProfileResponse))]
internal sealed partial class UpdateConnectorProfileJson : JsonSerializerContext;
