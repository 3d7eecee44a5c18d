using AppflowCancel.Aws;
using AppflowCancel.Model;

namespace AppflowCancel.Operations.Connectors;

internal sealed record UnregisterConnectorRequest(string? ConnectorLabel, bool? ForceDelete);

/// <summary>Unregisters a custom connector; a connector in use by profiles only with forceDelete.</summary>
internal static class UnregisterConnector
{
    public static AwsOperation Operation() =>
        new AwsOperation<UnregisterConnectorRequest, EmptyResponse>
        {
            Name = nameof(UnregisterConnector),
            Path = "/unregister-connector",
            Summary = "Unregisters a custom connector; a connector in use by profiles only with forceDelete. The profiles stay.",
            Changes = true,
            ReadRequest = body => new UnregisterConnectorRequest(body.Text("connectorLabel"), body.Boolean("forceDelete")),
            Handle = Handle,
            Response = static () => EmptyResponseJson.Default.EmptyResponse,
            Errors = ["ResourceNotFoundException", "ConflictException"],
            ExampleRequest = """{"connectorLabel":"warehouse"}""",
            ExampleResponse = """{}""",
        };

    private static AwsResult<EmptyResponse> Handle(UnregisterConnectorRequest request, AwsCall call)
    {
        if (call.Connectors.Unregister(request.ConnectorLabel!, request.ForceDelete ?? false) is { } refusal)
        {
            return refusal;
        }

        call.Outcome = $"unregistered connector {request.ConnectorLabel}";
        return EmptyResponse.Instance;
    }
}

internal sealed class UnregisterConnectorValidator : RequestValidator<UnregisterConnectorRequest>
{
    public UnregisterConnectorValidator()
    {
        RuleFor(request => request.ConnectorLabel).Required().MustMatch(ModelShapes.ConnectorLabel);
        RuleFor(request => request.ForceDelete).MustMatch(ModelShapes.Boolean);
    }
}
