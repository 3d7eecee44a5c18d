using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace AppflowCancel.ApiDescriptions;

/// <summary>Helpers shared by both documents.</summary>
internal static class Documents
{
    public static OpenApiOperation AddOperation(this OpenApiDocument document, RouteEndpoint endpoint, OpenApiOperation operation)
    {
        var path = endpoint.RoutePattern.RawText!;
        if (!document.Paths.TryGetValue(path, out var item))
        {
            document.Paths.Add(path, item = new OpenApiPathItem());
        }

        ((OpenApiPathItem)item).AddOperation(
            HttpMethod.Parse(endpoint.Metadata.GetRequiredMetadata<IHttpMethodMetadata>().HttpMethods[0]), operation);
        return operation;
    }

    public static Dictionary<string, OpenApiMediaType> Json(IOpenApiSchema schema, string? example, string contentType = "application/json") =>
        new() { [contentType] = new OpenApiMediaType { Schema = schema, Example = example is null ? null : JsonNode.Parse(example) } };
}
