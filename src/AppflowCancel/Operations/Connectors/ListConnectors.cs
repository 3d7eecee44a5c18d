using System.Text.Json.Serialization;
using AppflowCancel.Aws;
using AppflowCancel.Connectors;
using AppflowCancel.Domain.Connectors;
using AppflowCancel.Model;

namespace AppflowCancel.Operations.Connectors;

internal sealed record ListConnectorsRequest(int? MaxResults, string? NextToken);

internal sealed record ListConnectorsResponse(IReadOnlyList<ConnectorDetail> Connectors, string? NextToken);

/// <summary>The connectors that the account has registered, without AWS's own. Ours: the order, by label.</summary>
internal static class ListConnectors
{
    private const char Kind = 'c';

    public static AwsOperation Operation(ConnectorCatalog catalog) =>
        new AwsOperation<ListConnectorsRequest, ListConnectorsResponse>
        {
            Name = nameof(ListConnectors),
            Path = "/list-connectors",
            Summary = "Lists the connectors that the account has registered, in pages.",
            ReadRequest = body => new ListConnectorsRequest(body.Integer("maxResults"), body.Text("nextToken")),
            Handle = (request, call) => Handle(request, call, catalog),
            Response = static () => ListConnectorsJson.Default.ListConnectorsResponse,
            Errors = ["ValidationException"],
            ExampleRequest = """{"maxResults":20}""",
            ExampleResponse = """
                {
                  "connectors": [
                    {
                      "connectorDescription": "Our warehouse",
                      "connectorName": "warehouse",
                      "connectorOwner": "SampleConnector",
                      "connectorVersion": "1.0",
                      "connectorType": "CUSTOMCONNECTOR",
                      "connectorLabel": "warehouse",
                      "registeredAt": 1790000000.000,
                      "registeredBy": "CUSTOM",
                      "connectorProvisioningType": "LAMBDA",
                      "connectorModes": [ "SOURCE", "DESTINATION" ]
                    }
                  ]
                }
                """,
        };

    private static AwsResult<ListConnectorsResponse> Handle(ListConnectorsRequest request, AwsCall call, ConnectorCatalog catalog)
    {
        if (!PageToken.TryRead(Kind, request.NextToken, out var after))
        {
            return PageToken.Invalid(request.NextToken!);
        }

        var size = request.MaxResults ?? PageToken.DefaultPageSize;
        var page = NamedPage<ConnectorRegistration>.Of(Kind, after, size, call.Connectors.Registrations, each => each.Label);
        return new ListConnectorsResponse(
            [.. page.Items.Select(each => ConnectorDetail.Of(each, ConnectorConfigurations.Of(each, catalog.CustomConnector, call.ConnectorArn(each.Label))))],
            page.NextToken);
    }
}

internal sealed class ListConnectorsValidator : RequestValidator<ListConnectorsRequest>
{
    public ListConnectorsValidator()
    {
        RuleFor(request => request.MaxResults).MustMatch(ModelShapes.MaxResults);
        RuleFor(request => request.NextToken).MustMatch(ModelShapes.NextToken);
    }
}

[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Serialization,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ListConnectorsResponse))]
internal sealed partial class ListConnectorsJson : JsonSerializerContext;
