using System.Text.Json.Serialization;
using AppflowCancel.Aws;
using AppflowCancel.Connectors;
using AppflowCancel.Domain.Connectors;
using AppflowCancel.Model;

namespace AppflowCancel.Operations.Connectors;

internal sealed record ListConnectorEntitiesRequest
{
    public string? ConnectorProfileName { get; init; }

    public string? ConnectorType { get; init; }

    public string? EntitiesPath { get; init; }

    public string? ApiVersion { get; init; }

    public int? MaxResults { get; init; }

    public string? NextToken { get; init; }
}

internal sealed record ListConnectorEntitiesResponse(
    IReadOnlyDictionary<string, IReadOnlyList<ListedEntity>> ConnectorEntityMap, string? NextToken);

internal sealed record ListedEntity(string Name, string? Label, bool HasNestedEntities);

/// <summary>The entities of a connection by group: top-level ones, or those nested below entitiesPath.</summary>
internal static class ListConnectorEntities
{
    // Ours: AWS's default page size is not known, so this is the maximum.
    private const int DefaultPageSize = 10_000;
    private const char Kind = 'e';

    public static AwsOperation Operation(ConnectorCatalog catalog) =>
        new AwsOperation<ListConnectorEntitiesRequest, ListConnectorEntitiesResponse>
        {
            Name = nameof(ListConnectorEntities),
            Path = "/list-connector-entities",
            Summary = "Lists the entities of a connector profile by group; with entitiesPath, those nested below an entity.",
            ReadRequest = body => new ListConnectorEntitiesRequest
            {
                ConnectorProfileName = body.Text("connectorProfileName"),
                ConnectorType = body.Text("connectorType"),
                EntitiesPath = body.Text("entitiesPath"),
                ApiVersion = body.Text("apiVersion"),
                MaxResults = body.Integer("maxResults"),
                NextToken = body.Text("nextToken"),
            },
            Handle = (request, call) => Handle(request, call, catalog),
            Response = static () => ListConnectorEntitiesJson.Default.ListConnectorEntitiesResponse,
            Errors = ["ValidationException", "ResourceNotFoundException", "ConnectorAuthenticationException", "ConnectorServerException"],
            ExampleRequest = """{"connectorType":"Slack"}""",
            ExampleResponse = """
                {"connectorEntityMap":{"Objects":[{"name":"conversations","label":"Conversations","hasNestedEntities":true}]}}
                """,
        };

    private static AwsResult<ListConnectorEntitiesResponse> Handle(
        ListConnectorEntitiesRequest request, AwsCall call, ConnectorCatalog catalog)
    {
        if (!PageToken.TryRead(Kind, request.NextToken, out var after))
        {
            return PageToken.Invalid(request.NextToken!);
        }

        var found = Connection.Entities(request.ConnectorProfileName, request.ConnectorType, call, catalog);
        if (found.Value is not { } entities)
        {
            return found.Error!;
        }

        if (request.EntitiesPath is { Length: > 0 } path)
        {
            entities = ConnectorEntity.Find(entities, path)?.Entities ?? [];
        }

        var size = request.MaxResults ?? DefaultPageSize;
        var page = NamedPage<ConnectorEntity>.Of(Kind, after, size, entities.OrderBy(Position, StringComparer.Ordinal), Position);
        return new ListConnectorEntitiesResponse(
            page.Items.GroupBy(entity => entity.Group).ToDictionary(group => group.Key, IReadOnlyList<ListedEntity> (group) =>
                [.. group.Select(entity => new ListedEntity(entity.Name, entity.Label, entity.Entities.Count > 0))]),
            page.NextToken);
    }

    private static string Position(ConnectorEntity entity) => $"{entity.Group}\n{entity.Name}";
}

internal sealed class ListConnectorEntitiesValidator : RequestValidator<ListConnectorEntitiesRequest>
{
    public ListConnectorEntitiesValidator()
    {
        RuleFor(request => request.ConnectorProfileName).MustMatch(ModelShapes.ConnectorProfileName);
        RuleFor(request => request.ConnectorType).MustMatch(ModelShapes.ConnectorType);
        RuleFor(request => request.EntitiesPath).MustMatch(ModelShapes.EntitiesPath);
        RuleFor(request => request.ApiVersion).MustMatch(ModelShapes.ApiVersion);
        RuleFor(request => request.MaxResults).MustMatch(ModelShapes.ListEntitiesMaxResults);
        RuleFor(request => request.NextToken).MustMatch(ModelShapes.NextToken);
    }
}

[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Serialization,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ListConnectorEntitiesResponse))]
internal sealed partial class ListConnectorEntitiesJson : JsonSerializerContext;
