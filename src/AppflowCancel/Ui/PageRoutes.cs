using AppflowCancel.Control;
using Microsoft.Extensions.Primitives;

namespace AppflowCancel.Ui;

/// <summary>The page that shows an account to people.</summary>
internal static class PageRoutes
{
    public const string Path = ControlApi.Prefix + "/ui";

    private const string Start = "index.html";

    // Names, messages and tags come from anybody. The page shows them as text; that none becomes markup or script does not hang on it.
    private const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    public static void Map(IEndpointRouteBuilder app)
    {
        RequestDelegate page = context => Send(context, PageFile.All.Value[Start]);
        app.MapMethods(Path, Methods, page);

        // Routes of their own, so that any other name is an unknown path like all others.
        foreach (var name in PageFile.All.Value.Keys.Where(name => name != Start))
        {
            RequestDelegate file = context => Send(context, PageFile.All.Value[name]);
            app.MapMethods($"{Path}/{name}", Methods, file);
        }
    }

    private static Task Send(HttpContext context, PageFile file)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = ContentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Referrer-Policy"] = "no-referrer";
        headers.CacheControl = "no-cache";
        headers.ETag = file.ETag;
        if (context.Request.Headers.IfNoneMatch == (StringValues)file.ETag)
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        context.Response.ContentType = file.ContentType;
        context.Response.ContentLength = file.Content.Length;
        return context.Response.Body.WriteAsync(file.Content).AsTask();
    }
}
