using Microsoft.OpenApi;

namespace AppflowCancel.ApiDescriptions;

/// <summary>The named schemas of a document: each defined once, and referenced elsewhere.</summary>
internal sealed class Components(OpenApiDocument document)
{
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    public IOpenApiSchema Refer(string name, Func<OpenApiSchema> describe)
    {
        if (_names.Add(name))
        {
            document.AddComponent(name, describe());
        }

        return new OpenApiSchemaReference(name, document);
    }
}
