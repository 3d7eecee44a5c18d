using System.Text.Json;
using System.Text.Json.Serialization;
using AppflowCancel.Aws;
using AppflowCancel.Domain.Connectors;
using AppflowCancel.Domain.Flows;
using AppflowCancel.Model;

namespace AppflowCancel.Operations.Connectors;

internal sealed record RegisterConnectorRequest
{
    public string? ConnectorLabel { get; init; }

    public string? Description { get; init; }

    public string? ConnectorProvisioningType { get; init; }

    public JsonElement? ConnectorProvisioningConfig { get; init; }

    public string? ClientToken { get; init; }
}

internal sealed record RegisterConnectorResponse(string ConnectorArn);

/// <summary>Registers a custom connector. AWS asks its Lambda function for its configuration; here no function is called.</summary>
internal static class RegisterConnector
{
    public static AwsOperation Operation() =>
        new AwsOperation<RegisterConnectorRequest, RegisterConnectorResponse>
        {
            Name = nameof(RegisterConnector),
            Path = "/register-connector",
            Summary = "Registers a custom connector, so that connector profiles can use it. Its Lambda function is not called.",
            Changes = true,
            ReadRequest = body => new RegisterConnectorRequest
            {
                ConnectorLabel = body.Text("connectorLabel"),
                Description = body.Text("description"),
                ConnectorProvisioningType = body.Text("connectorProvisioningType"),
                ConnectorProvisioningConfig = body.Structure("connectorProvisioningConfig", ModelShapes.ConnectorProvisioningConfig),
                ClientToken = body.Text("clientToken"),
            },
            Handle = Handle,
            Response = static () => RegisterConnectorJson.Default.RegisterConnectorResponse,
            Errors = ["ValidationException", "ConflictException", "ServiceQuotaExceededException"],
            ExampleRequest = """
                {
                  "connectorLabel": "warehouse",
                  "description": "Our warehouse",
                  "connectorProvisioningType": "LAMBDA",
                  "connectorProvisioningConfig": {
                    "lambda": { "lambdaArn": "arn:aws:lambda:us-east-1:000000000000:function:warehouse" }
                  }
                }
                """,
            ExampleResponse = """{"connectorArn":"arn:aws:appflow:us-east-1:000000000000:connector/warehouse"}""",
        };

    private static AwsResult<RegisterConnectorResponse> Handle(RegisterConnectorRequest request, AwsCall call)
    {
        // The model requires neither. Ours: AWS's answer is not known.
        if (request.ConnectorLabel is not { } label)
        {
            return AwsError.Validation("connectorLabel is required.");
        }

        if (Lambda.ArnIn(request.ConnectorProvisioningConfig) is not { } lambdaArn)
        {
            return AwsError.Validation("connectorProvisioningConfig must contain the ARN of a Lambda function.");
        }

        var registration = new ConnectorRegistration
        {
            Label = label,
            Description = request.Description,
            LambdaArn = lambdaArn,
            RegisteredAt = call.Now,
        };
        var token = request.ClientToken is not { } given ? null : new ClientToken(
            given, string.Join('\n', label, request.Description, request.ConnectorProvisioningType, lambdaArn));
        return AwsResult<RegisterConnectorResponse>.From(call.Connectors.Register(registration, token), registered =>
        {
            call.Outcome = $"registered connector {registered.Label}";
            return new RegisterConnectorResponse(call.ConnectorArn(registered.Label));
        });
    }
}

internal sealed class RegisterConnectorValidator : RequestValidator<RegisterConnectorRequest>
{
    public RegisterConnectorValidator()
    {
        RuleFor(request => request.ConnectorLabel).MustMatch(ModelShapes.ConnectorLabel);
        RuleFor(request => request.Description).MustMatch(ModelShapes.Description);
        RuleFor(request => request.ConnectorProvisioningType).MustMatch(ModelShapes.ConnectorProvisioningType);
        RuleFor(request => request.ConnectorProvisioningConfig).MustMatch(ModelShapes.ConnectorProvisioningConfig);
        RuleFor(request => request.ClientToken).MustMatch(ModelShapes.ClientToken);
    }
}

[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Serialization,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(RegisterConnectorResponse))]
internal sealed partial class RegisterConnectorJson : JsonSerializerContext;
