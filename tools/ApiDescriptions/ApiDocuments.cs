using AppflowCancel.Hosting;
using AppflowCancel.Hosting.Logging;
using AppflowCancel.Hosting.Options;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace AppflowCancel.ApiDescriptions;

/// <summary>The OpenAPI documents of both APIs, as the program embeds and serves them.</summary>
public static class ApiDocuments
{
    /// <summary>From the root of the repository.</summary>
    public const string Folder = "src/AppflowCancel/OpenApi";

    private const string Appflow = "appflow";
    private const string Control = "control";

    /// <returns>The text of each file, by name: the routes of an emulator with default options.</returns>
    public static async Task<IReadOnlyDictionary<string, string>> Write()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore();
        builder.Services.AddRoutingCore();
        builder.AddLog(write: null);
        builder.Services.AddEmulator(Placeholders());
        List<RouteEndpoint> endpoints = [];
        builder.Services.AddOpenApi(Appflow, options => Describe(options, (document, services) => AppflowDocument.Write(document, services, endpoints)));
        builder.Services.AddOpenApi(Control, options => Describe(options, (document, services) => ControlDocument.Write(document, services, endpoints)));
        await using var app = builder.Build();
        app.MapEmulator();
        endpoints.AddRange(((IEndpointRouteBuilder)app).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>());
        return new SortedDictionary<string, string>
        {
            [$"{Appflow}.json"] = await Write(app, Appflow),
            [$"{Control}.json"] = await Write(app, Control),
        };
    }

    private static EmulatorOptions Placeholders() => new()
    {
        Account = OpenApi.ApiDescriptions.Placeholders.Account,
        Region = OpenApi.ApiDescriptions.Placeholders.Region,
    };

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

    private static async Task<string> Write(WebApplication app, string name)
    {
        var document = await app.Services.GetRequiredKeyedService<IOpenApiDocumentProvider>(name).GetOpenApiDocumentAsync();
        return await document.SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1) + "\n";
    }
}
