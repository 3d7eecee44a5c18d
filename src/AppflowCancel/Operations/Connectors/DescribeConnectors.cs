using System.Text.Json;
using System.Text.Json.Serialization;
using AppflowCancel.Aws;
using AppflowCancel.Connectors;
using AppflowCancel.Model;

namespace AppflowCancel.Operations.Connectors;

internal sealed record DescribeConnectorsRequest(IReadOnlyList<string>? ConnectorTypes, int? MaxResults, string? NextToken);

internal sealed record DescribeConnectorsResponse(
    IReadOnlyDictionary<string, JsonElement> ConnectorConfigurations, IReadOnlyList<ConnectorDetail> Connectors, string? NextToken);

/// <summary>The configurations of AWS's own connectors by type. AWS: the contents of the connectors member are not known; here it is empty.</summary>
internal static class DescribeConnectors
{
    private const char Kind = 't';

    public static AwsOperation Operation(ConnectorCatalog catalog) =>
        new AwsOperation<DescribeConnectorsRequest, DescribeConnectorsResponse>
        {
            Name = nameof(DescribeConnectors),
            Path = "/describe-connectors",
            Summary = "Describes AWS's connectors in pages: those of the given types, or all.",
            ReadRequest = body => new DescribeConnectorsRequest(
                body.Texts("connectorTypes"), body.Integer("maxResults"), body.Text("nextToken")),
            Handle = (request, _) => Handle(request, catalog),
            Response = static () => DescribeConnectorsJson.Default.DescribeConnectorsResponse,
            Errors = ["ValidationException"],
            ExampleRequest = """{"connectorTypes":["EventBridge"]}""",
            ExampleResponse = """
                {
                  "connectorConfigurations": {
                    "EventBridge": {
                      "canUseAsSource": false,
                      "canUseAsDestination": true,
                      "isPrivateLinkEnabled": false,
                      "connectorMetadata": { "EventBridge": {} },
                      "connectorType": "EVENTBRIDGE",
                      "connectorDescription": "EventBridge"
                    }
                  },
                  "connectors": []
                }
                """,
        };

    private static AwsResult<DescribeConnectorsResponse> Handle(DescribeConnectorsRequest request, ConnectorCatalog catalog)
    {
        if (!PageToken.TryRead(Kind, request.NextToken, out var after))
        {
            return PageToken.Invalid(request.NextToken!);
        }

        var size = request.MaxResults ?? PageToken.DefaultPageSize;
        var wanted = request.ConnectorTypes is { Count: > 0 } types ? types : null;
        var page = NamedPage<KeyValuePair<string, JsonElement>>.Of(
            Kind, after, size, catalog.Configurations.Where(each => wanted?.Contains(each.Key) != false), each => each.Key);
        return new DescribeConnectorsResponse(
            page.Items.ToDictionary(each => each.Key, each => each.Value, StringComparer.Ordinal), [], page.NextToken);
    }
}

internal sealed class DescribeConnectorsValidator : RequestValidator<DescribeConnectorsRequest>
{
    public DescribeConnectorsValidator()
    {
        RuleFor(request => request.ConnectorTypes).MustMatch(ModelShapes.ConnectorTypeList);
        RuleFor(request => request.MaxResults).MustMatch(ModelShapes.MaxResults);
        RuleFor(request => request.NextToken).MustMatch(ModelShapes.NextToken);
    }
}

[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Serialization,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(DescribeConnectorsResponse))]
internal sealed partial class DescribeConnectorsJson : JsonSerializerContext;
