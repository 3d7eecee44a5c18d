using System.Text.Json.Serialization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace AppflowCancel.OpenApi;

/// <summary>The API in OpenAPI's words, one document for each surface, and pages to read it. All of it is made when it is asked for.</summary>
internal static class ApiDescriptions
{
    private const string Appflow = "appflow";
    private const string Control = "control";

    /// <param name="otherContracts">The contracts of control routes that are not in Control/.</param>
    public static void AddApiDescriptions(this IServiceCollection services, string version, Func<JsonSerializerContext> otherContracts)
    {
        services.AddOpenApi(Appflow, options => Describe(options, AppflowDocument.Write));
        services.AddOpenApi(Control, options => Describe(options, (document, provider) => ControlDocument.Write(document, provider, version, otherContracts())));
    }

    public static void MapApiDescriptions(this WebApplication app)
    {
        app.MapDocument(Appflow);
        app.MapDocument(Control);
        app.MapSwaggerUi(("Amazon AppFlow", PathOf(Appflow)), ("Test control", PathOf(Control)));
    }

    // The ApiExplorer sees handlers' parameters. Ours have none to see: what they take is in the metadata of their endpoints.
    private static void Describe(OpenApiOptions options, Action<OpenApiDocument, IServiceProvider> write)
    {
        options.ShouldInclude = _ => false;
        options.AddDocumentTransformer((document, context, _) =>
        {
            // Relative: a page may talk to the very name by which it was opened, and to no other.
            document.Servers = [new OpenApiServer { Url = "/" }];
            write(document, context.ApplicationServices);
            return Task.CompletedTask;
        });
    }

    // Not MapOpenApi, whose handler has parameters to bind, which is compiled when the first request of any route comes in.
    private static void MapDocument(this WebApplication app, string name)
    {
        RequestDelegate answer = async context =>
        {
            var provider = context.RequestServices.GetRequiredKeyedService<IOpenApiDocumentProvider>(name);
            var document = await provider.GetOpenApiDocumentAsync(context.RequestAborted);
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync(await document.SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1, context.RequestAborted));
        };
        app.MapMethods(PathOf(name), [HttpMethods.Get, HttpMethods.Head], answer);
    }

    private static string PathOf(string document) => $"/openapi/{document}.json";
}
