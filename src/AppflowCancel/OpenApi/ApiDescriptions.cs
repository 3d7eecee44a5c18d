using System.Text.Json.Serialization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace AppflowCancel.OpenApi;

/// <summary>OpenAPI documents, one per API, and pages that show them. All are created on request.</summary>
internal static class ApiDescriptions
{
    private const string Appflow = "appflow";
    private const string Control = "control";

    /// <param name="otherContracts">JSON contracts of control routes outside Control/.</param>
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

    // The ApiExplorer reads handlers' parameters. Ours have none; the metadata of their endpoints describes them.
    private static void Describe(OpenApiOptions options, Action<OpenApiDocument, IServiceProvider> write)
    {
        options.ShouldInclude = _ => false;
        options.AddDocumentTransformer((document, context, _) =>
        {
            // Relative: a page may call only the host name under which it was opened.
            document.Servers = [new OpenApiServer { Url = "/" }];
            write(document, context.ApplicationServices);
            return Task.CompletedTask;
        });
    }

    // Not MapOpenApi: its handler binds parameters, which is compiled at the first request of any route.
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
