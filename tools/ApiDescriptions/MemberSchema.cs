using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using Microsoft.OpenApi;

namespace AppflowCancel.ApiDescriptions;

/// <summary>Schema parts that belong to a member, not to its type.</summary>
internal static class MemberSchema
{
    public static IOpenApiSchema OrNull(IOpenApiSchema schema)
    {
        if (schema is OpenApiSchema { Type: { } type, Enum: null } own)
        {
            own.Type = type | JsonSchemaType.Null;
            return own;
        }

        return new OpenApiSchema { OneOf = [schema, new OpenApiSchema { Type = JsonSchemaType.Null }] };
    }

    /// <summary>The schema with additions from the member's attributes.</summary>
    public static IOpenApiSchema Annotated(IOpenApiSchema schema, ICustomAttributeProvider? member)
    {
        var attributes = member?.GetCustomAttributes(inherit: false) ?? [];
        if (attributes.OfType<AllowedValuesAttribute>().FirstOrDefault() is { } allowed)
        {
            return ShapeSchemas.Enumeration(allowed.Values.Select(value => value!.ToString()!));
        }

        if (schema is OpenApiSchema own)
        {
            own.Description = attributes.OfType<DescriptionAttribute>().FirstOrDefault()?.Description ?? own.Description;
            own.Pattern = attributes.OfType<RegularExpressionAttribute>().FirstOrDefault()?.Pattern ?? own.Pattern;
            if (attributes.OfType<RangeAttribute>().FirstOrDefault() is { } range)
            {
                own.Minimum = Convert.ToString(range.Minimum, CultureInfo.InvariantCulture);
                own.Maximum = Convert.ToString(range.Maximum, CultureInfo.InvariantCulture);
            }
        }

        return schema;
    }
}
