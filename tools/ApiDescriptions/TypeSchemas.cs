using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using AppflowCancel.Domain.Time;
using AppflowCancel.Model;
using Microsoft.OpenApi;

namespace AppflowCancel.ApiDescriptions;

/// <summary>Types as JSON schemas, as their JSON contexts write them.</summary>
/// <param name="nameOf">The name of a type's schema.</param>
internal sealed class TypeSchemas(
    Components components, ShapeSchemas shapes, Func<Type, string> nameOf, params JsonSerializerContext[] contexts)
{
    public IOpenApiSchema Of(Type type) =>
        Nullable.GetUnderlyingType(type) is { } inner ? Of(inner)
        : type == typeof(Instant) ? ShapeSchemas.EpochSeconds()
        : type == typeof(string) ? new OpenApiSchema { Type = JsonSchemaType.String }
        : type == typeof(DateTimeOffset) ? new OpenApiSchema { Type = JsonSchemaType.String, Format = "date-time" }
        : type == typeof(bool) ? new OpenApiSchema { Type = JsonSchemaType.Boolean }
        : type == typeof(int) ? new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int32" }
        : type == typeof(long) ? new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int64" }
        : type == typeof(double) ? new OpenApiSchema { Type = JsonSchemaType.Number, Format = "double" }
        : type == typeof(JsonElement) ? new OpenApiSchema()
        : type.IsEnum ? components.Refer(nameOf(type), () => ShapeSchemas.Enumeration(Enum.GetNames(type)))
        : Of(InfoOf(type));

    /// <summary>A list, or one of its elements.</summary>
    public IOpenApiSchema OneOrMany(Type list) => new OpenApiSchema { OneOf = [Of(list), Of(InfoOf(list).ElementType!)] };

    private JsonTypeInfo InfoOf(Type type) =>
        contexts.Select(context => JsonMembers.Of(type, context)).FirstOrDefault(info => info is not null)
        ?? throw new InvalidOperationException(
            $"{type} is in none of {string.Join(", ", contexts.Select(each => each.GetType().Name))}, and cannot be described.");

    private IOpenApiSchema Of(JsonTypeInfo info) => info.Kind switch
    {
        JsonTypeInfoKind.Object => components.Refer(nameOf(info.Type), () => Structure(info)),
        JsonTypeInfoKind.Enumerable => new OpenApiSchema { Type = JsonSchemaType.Array, Items = Of(info.ElementType!) },
        JsonTypeInfoKind.Dictionary => new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            AdditionalProperties = Of(info.ElementType!),
        },
        _ => throw new InvalidOperationException($"{info.Type} has a converter of its own, and no schema yet."),
    };

    // A context that omits nulls is for answers. Bodies may contain nulls, but no unknown members.
    private OpenApiSchema Structure(JsonTypeInfo info)
    {
        var isBody = info.Options.DefaultIgnoreCondition is not JsonIgnoreCondition.WhenWritingNull;
        return new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Required = info.Properties.Where(each => !IsNullable(each)).Select(each => each.Name).ToHashSet(StringComparer.Ordinal),
            Properties = info.Properties.ToDictionary(each => each.Name, each =>
                isBody && IsNullable(each) ? MemberSchema.OrNull(Of(each)) : Of(each)),
            AdditionalPropertiesAllowed = !isBody,
        };
    }

    // A flow's definition is kept as the JSON of its request.
    private IOpenApiSchema Of(JsonPropertyInfo property) =>
        (Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType) != typeof(JsonElement)
            ? MemberSchema.Annotated(Of(property.PropertyType), property.AttributeProvider)
        : property.Name switch
        {
            "triggerConfig" => shapes.Of(ModelShapes.TriggerConfig),
            "sourceFlowConfig" => shapes.Of(ModelShapes.SourceFlowConfig),
            "destinationFlowConfigList" => shapes.Of(ModelShapes.DestinationFlowConfigList),
            "tasks" => shapes.Of(ModelShapes.Tasks),
            "connectorProvisioningConfig" => shapes.Of(ModelShapes.ConnectorProvisioningConfig),
            "fields" => shapes.Of(ModelShapes.ConnectorEntityFieldList),
            "connectorConfiguration" => new OpenApiSchema
            {
                Type = JsonSchemaType.Object,
                AdditionalProperties = new OpenApiSchema(),
                Description = "ConnectorConfiguration of the service model, with connectorType in capitals, as AWS returns it.",
            },
            "connectorProfileProperties" => shapes.Of(ModelShapes.ConnectorProfileProperties),
            "metadataCatalogConfig" => shapes.Of(ModelShapes.MetadataCatalogConfig),
            _ => throw new InvalidOperationException($"{property.Name} of {property.DeclaringType} is any JSON; it needs a schema."),
        };

    private static bool IsNullable(JsonPropertyInfo property) =>
        property.PropertyType.IsValueType ? Nullable.GetUnderlyingType(property.PropertyType) is not null : property.IsGetNullable;
}
