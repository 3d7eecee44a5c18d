using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace AppflowCancel.ApiDescriptions;

/// <summary>What the types of a JSON context consist of. The program's own contexts do not say: they only write.</summary>
public static class JsonMembers
{
    /// <returns>The type as the context writes it; null if the context does not know it.</returns>
    public static JsonTypeInfo? Of(Type type, JsonSerializerContext context) =>
        context.GetTypeInfo(type) is null ? null
        : new JsonSerializerOptions(context.Options) { TypeInfoResolver = new DefaultJsonTypeInfoResolver() }.GetTypeInfo(type);
}
