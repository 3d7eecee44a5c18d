using AppflowCancel.Aws;
using AppflowCancel.Model;

namespace AppflowCancel.Operations.ConnectorProfiles;

internal sealed record DeleteConnectorProfileRequest(string? ConnectorProfileName, bool? ForceDelete);

/// <summary>Deletes a connector profile; a profile in use only with forceDelete.</summary>
internal static class DeleteConnectorProfile
{
    public static AwsOperation Operation() =>
        new AwsOperation<DeleteConnectorProfileRequest, EmptyResponse>
        {
            Name = nameof(DeleteConnectorProfile),
            Path = "/delete-connector-profile",
            Summary = "Deletes a connector profile; a profile in use only with forceDelete. The flows stay.",
            Changes = true,
            ReadRequest = body => new DeleteConnectorProfileRequest(body.Text("connectorProfileName"), body.Boolean("forceDelete")),
            Handle = Handle,
            Response = static () => EmptyResponseJson.Default.EmptyResponse,
            Errors = ["ResourceNotFoundException", "ConflictException"],
            ExampleRequest = """{"connectorProfileName":"crm","forceDelete":true}""",
            ExampleResponse = """{}""",
        };

    private static AwsResult<EmptyResponse> Handle(DeleteConnectorProfileRequest request, AwsCall call)
    {
        if (call.Connectors.DeleteProfile(request.ConnectorProfileName!, request.ForceDelete ?? false) is { } refusal)
        {
            return refusal;
        }

        call.Outcome = $"deleted connector profile {request.ConnectorProfileName}";
        return EmptyResponse.Instance;
    }
}

internal sealed class DeleteConnectorProfileValidator : RequestValidator<DeleteConnectorProfileRequest>
{
    public DeleteConnectorProfileValidator()
    {
        RuleFor(request => request.ConnectorProfileName).Required().MustMatch(ModelShapes.ConnectorProfileName);
        RuleFor(request => request.ForceDelete).MustMatch(ModelShapes.Boolean);
    }
}
