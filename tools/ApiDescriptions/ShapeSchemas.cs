using System.Globalization;
using System.Text.Json.Nodes;
using AppflowCancel.Aws.Shapes;
using Microsoft.OpenApi;

namespace AppflowCancel.ApiDescriptions;

/// <summary>Shapes of the service model as JSON schemas.</summary>
/// <param name="strict">Whether unknown members of a structure are refused, as in the control API.</param>
internal sealed class ShapeSchemas(Components components, bool strict = false)
{
    public IOpenApiSchema Of(Shape shape) => shape switch
    {
        StructureShape structure => components.Refer(structure.Name, () => Structure(structure.Members)),
        EnumShape set => components.Refer(set.Name, () => Enumeration(set.Values)),
        StringShape text => new OpenApiSchema
        {
            Type = JsonSchemaType.String,
            MinLength = text.Min,
            MaxLength = text.Max,
            Pattern = text.Pattern?.Text,
        },
        IntegerShape number => new OpenApiSchema
        {
            Type = JsonSchemaType.Integer,
            Format = number.Wide ? "int64" : "int32",
            Minimum = number.Min?.ToString(CultureInfo.InvariantCulture),
            Maximum = number.Max?.ToString(CultureInfo.InvariantCulture),
        },
        BooleanShape => new OpenApiSchema { Type = JsonSchemaType.Boolean },
        NumberShape => new OpenApiSchema { Type = JsonSchemaType.Number, Format = "double" },
        TimestampShape => EpochSeconds(),
        ListShape list => new OpenApiSchema { Type = JsonSchemaType.Array, Items = Of(list.Member), MaxItems = list.Max },
        MapShape map => new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            PropertyNames = Of(map.Key),
            AdditionalProperties = Of(map.Value),
            MaxProperties = map.Max,
        },
        _ => throw new InvalidOperationException($"A {shape.GetType()} has no schema yet."),
    };

    public OpenApiSchema Structure(IReadOnlyCollection<StructureShape.Member> members) => new()
    {
        Type = JsonSchemaType.Object,
        Required = members.Where(member => member.IsRequired).Select(member => member.Name).ToHashSet(StringComparer.Ordinal),
        Properties = members.ToDictionary(member => member.Name, member => Of(member.Shape)),
        AdditionalPropertiesAllowed = !strict,
    };

    public static OpenApiSchema Enumeration(IEnumerable<string> values) => new()
    {
        Type = JsonSchemaType.String,
        Enum = [.. values.Select(value => (JsonNode)value)],
    };

    public static OpenApiSchema EpochSeconds() => new()
    {
        Type = JsonSchemaType.Number,
        Description = "Seconds since 1970-01-01T00:00:00Z, with milliseconds.",
    };
}
