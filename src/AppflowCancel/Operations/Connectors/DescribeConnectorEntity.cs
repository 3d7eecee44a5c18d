using System.Text.Json;
using System.Text.Json.Serialization;
using AppflowCancel.Aws;
using AppflowCancel.Connectors;
using AppflowCancel.Domain.Connectors;
using AppflowCancel.Model;

namespace AppflowCancel.Operations.Connectors;

internal sealed record DescribeConnectorEntityRequest(
    string? ConnectorEntityName, string? ConnectorType, string? ConnectorProfileName, string? ApiVersion);

internal sealed record DescribeConnectorEntityResponse(IReadOnlyList<JsonElement> ConnectorEntityFields);

/// <summary>The fields of an entity. AWS: the answer for an unknown entity is not known; ours is a 404.</summary>
internal static class DescribeConnectorEntity
{
    public static AwsOperation Operation(ConnectorCatalog catalog) =>
        new AwsOperation<DescribeConnectorEntityRequest, DescribeConnectorEntityResponse>
        {
            Name = nameof(DescribeConnectorEntity),
            Path = "/describe-connector-entity",
            Summary = "Describes the fields of an entity of a connector profile.",
            ReadRequest = body => new DescribeConnectorEntityRequest(
                body.Text("connectorEntityName"), body.Text("connectorType"), body.Text("connectorProfileName"), body.Text("apiVersion")),
            Handle = (request, call) => Handle(request, call, catalog),
            Response = static () => DescribeConnectorEntityJson.Default.DescribeConnectorEntityResponse,
            Errors = ["ValidationException", "ResourceNotFoundException", "ConnectorAuthenticationException", "ConnectorServerException"],
            ExampleRequest = """{"connectorType":"Salesforce","connectorEntityName":"Account"}""",
            ExampleResponse = """
                {
                  "connectorEntityFields": [
                    {
                      "identifier": "Name",
                      "label": "Account Name",
                      "isPrimaryKey": false,
                      "isDeprecated": false,
                      "supportedFieldTypeDetails": {
                        "v1": { "fieldType": "string", "filterOperators": [ "CONTAINS", "EQUAL_TO", "NOT_EQUAL_TO" ] }
                      },
                      "sourceProperties": { "isRetrievable": true, "isQueryable": true }
                    }
                  ]
                }
                """,
        };

    private static AwsResult<DescribeConnectorEntityResponse> Handle(
        DescribeConnectorEntityRequest request, AwsCall call, ConnectorCatalog catalog)
    {
        var found = Connection.Entities(request.ConnectorProfileName, request.ConnectorType, call, catalog);
        return found.Value is not { } entities ? found.Error!
            : ConnectorEntity.Find(entities, request.ConnectorEntityName!) is { } entity ? new DescribeConnectorEntityResponse(entity.Fields)
            : AwsError.ResourceNotFound($"Connector entity {request.ConnectorEntityName} does not exist.");
    }
}

internal sealed class DescribeConnectorEntityValidator : RequestValidator<DescribeConnectorEntityRequest>
{
    public DescribeConnectorEntityValidator()
    {
        RuleFor(request => request.ConnectorEntityName).Required().MustMatch(ModelShapes.EntityName);
        RuleFor(request => request.ConnectorType).MustMatch(ModelShapes.ConnectorType);
        RuleFor(request => request.ConnectorProfileName).MustMatch(ModelShapes.ConnectorProfileName);
        RuleFor(request => request.ApiVersion).MustMatch(ModelShapes.ApiVersion);
    }
}

[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Serialization,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(DescribeConnectorEntityResponse))]
internal sealed partial class DescribeConnectorEntityJson : JsonSerializerContext;
