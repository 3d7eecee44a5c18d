using System.Text.Json;
using AppflowCancel.Aws;
using AppflowCancel.Text;

namespace AppflowCancel.OpenApi;

/// <summary>OpenAPI documents, one per API, and pages that show them. tools/ApiDescriptions writes the documents.</summary>
internal static class ApiDescriptions
{
    /// <summary>Where a document shows the emulator's own account and region.</summary>
    public static readonly CallerDefaults Placeholders = new("{account}", "{region}");

    private const string Appflow = "appflow.json";
    private const string Control = "control.json";

    public static void MapApiDescriptions(this WebApplication app)
    {
        app.MapDocument(Appflow);
        app.MapDocument(Control);
        app.MapSwaggerUi(("Amazon AppFlow", PathOf(Appflow)), ("Test control", PathOf(Control)));
    }

    private static void MapDocument(this WebApplication app, string name)
    {
        var defaults = app.Services.GetRequiredService<CallerDefaults>();
        RequestDelegate answer = async context =>
        {
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync(Read(name, defaults), context.RequestAborted);
        };
        app.MapMethods(PathOf(name), [HttpMethods.Get, HttpMethods.Head], answer);
    }

    private static string Read(string name, CallerDefaults defaults)
    {
        using var document = new StreamReader(EmbeddedFile.Open($"openapi/{name}"));
        return document.ReadToEnd()
            .Replace(Quoted(Placeholders.Account), Quoted(defaults.Account), StringComparison.Ordinal)
            .Replace(Quoted(Placeholders.Region), Quoted(defaults.Region), StringComparison.Ordinal);
    }

    private static string Quoted(string value) => $"\"{JsonEncodedText.Encode(value)}\"";

    private static string PathOf(string document) => $"/openapi/{document}";
}
