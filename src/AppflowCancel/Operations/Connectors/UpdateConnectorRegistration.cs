using System.Text.Json;
using System.Text.Json.Serialization;
using AppflowCancel.Aws;
using AppflowCancel.Domain.Flows;
using AppflowCancel.Model;

namespace AppflowCancel.Operations.Connectors;

internal sealed record UpdateConnectorRegistrationRequest(
    string? ConnectorLabel, string? Description, JsonElement? ConnectorProvisioningConfig, string? ClientToken);

internal sealed record UpdateConnectorRegistrationResponse(string ConnectorArn);

/// <summary>Changes the description or the Lambda function of a registered connector.</summary>
internal static class UpdateConnectorRegistration
{
    public static AwsOperation Operation() =>
        new AwsOperation<UpdateConnectorRegistrationRequest, UpdateConnectorRegistrationResponse>
        {
            Name = nameof(UpdateConnectorRegistration),
            Path = "/update-connector-registration",
            Summary = "Changes the description or the Lambda function of a registered connector; omitted members keep their value.",
            Changes = true,
            ReadRequest = body => new UpdateConnectorRegistrationRequest(
                body.Text("connectorLabel"),
                body.Text("description"),
                body.Structure("connectorProvisioningConfig", ModelShapes.ConnectorProvisioningConfig),
                body.Text("clientToken")),
            Handle = Handle,
            Response = static () => UpdateConnectorRegistrationJson.Default.UpdateConnectorRegistrationResponse,
            Errors = ["ValidationException", "ConflictException", "ResourceNotFoundException"],
            ExampleRequest = """{"connectorLabel":"warehouse","description":"Our new warehouse"}""",
            ExampleResponse = """{"connectorArn":"arn:aws:appflow:us-east-1:000000000000:connector/warehouse"}""",
        };

    private static AwsResult<UpdateConnectorRegistrationResponse> Handle(UpdateConnectorRegistrationRequest request, AwsCall call)
    {
        var label = request.ConnectorLabel!;
        var lambdaArn = Lambda.ArnIn(request.ConnectorProvisioningConfig);
        var token = request.ClientToken is not { } given ? null : new ClientToken(given, string.Join('\n', label, request.Description, lambdaArn));
        var updated = call.Connectors.UpdateRegistration(label, request.Description, lambdaArn, token, call.Now);
        return AwsResult<UpdateConnectorRegistrationResponse>.From(updated, registration =>
        {
            call.Outcome = $"updated connector {registration.Label}";
            return new UpdateConnectorRegistrationResponse(call.ConnectorArn(registration.Label));
        });
    }
}

internal sealed class UpdateConnectorRegistrationValidator : RequestValidator<UpdateConnectorRegistrationRequest>
{
    public UpdateConnectorRegistrationValidator()
    {
        RuleFor(request => request.ConnectorLabel).Required().MustMatch(ModelShapes.ConnectorLabel);
        RuleFor(request => request.Description).MustMatch(ModelShapes.Description);
        RuleFor(request => request.ConnectorProvisioningConfig).MustMatch(ModelShapes.ConnectorProvisioningConfig);
        RuleFor(request => request.ClientToken).MustMatch(ModelShapes.ClientToken);
    }
}

[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Serialization,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(UpdateConnectorRegistrationResponse))]
internal sealed partial class UpdateConnectorRegistrationJson : JsonSerializerContext;
