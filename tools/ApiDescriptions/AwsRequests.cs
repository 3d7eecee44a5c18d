using System.Text.Json.Nodes;
using AppflowCancel.Aws;
using AppflowCancel.Aws.Shapes;
using Microsoft.OpenApi;

namespace AppflowCancel.ApiDescriptions;

/// <summary>Describes requests: which members of a request's shape are in the path, the query and the body.</summary>
internal sealed class AwsRequests(Components components, ShapeSchemas shapes, IServiceProvider services)
{
    public void Describe(OpenApiOperation operation, RouteEndpoint endpoint, AwsOperation described)
    {
        var example = described.ExampleRequest is { } json ? JsonNode.Parse(json)!.AsObject() : null;
        var inPath = endpoint.RoutePattern.Parameters.Select(parameter => parameter.Name).ToHashSet(StringComparer.Ordinal);
        var hasBody = endpoint.Metadata.GetRequiredMetadata<IHttpMethodMetadata>().HttpMethods[0] == HttpMethods.Post;
        var inBody = new List<StructureShape.Member>();
        foreach (var member in described.RequestShape(services).Members)
        {
            if (hasBody && !inPath.Contains(member.Name))
            {
                inBody.Add(member);
                continue;
            }

            var value = example?[member.Name];
            example?.Remove(member.Name);
            operation.Parameters ??= [];
            operation.Parameters.Add(new OpenApiParameter
            {
                Name = member.Name,
                In = inPath.Contains(member.Name) ? ParameterLocation.Path : ParameterLocation.Query,
                Required = member.IsRequired,
                Schema = shapes.Of(member.Shape),
                Example = value,
            });
        }

        if (hasBody)
        {
            var schema = components.Refer($"{described.Name}Request", () => shapes.Structure(inBody));
            operation.RequestBody = new OpenApiRequestBody
            {
                Required = inBody.Exists(member => member.IsRequired),
                Content = Documents.Json(schema, example?.ToJsonString()),
            };
        }
    }
}
