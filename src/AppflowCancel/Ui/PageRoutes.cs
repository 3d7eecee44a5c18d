using AppflowCancel.Browsers;
using AppflowCancel.Control;
using Microsoft.Extensions.Primitives;

namespace AppflowCancel.Ui;

/// <summary>The page that shows an account.</summary>
internal static class PageRoutes
{
    public const string Path = ControlApi.Prefix + "/ui";

    private const string Start = "index.html";

    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    public static void Map(IEndpointRouteBuilder app)
    {
        RequestDelegate page = context => Send(context, PageFile.All.Value[Start]);
        app.MapMethods(Path, Methods, page);

        // One route per file, so that any other name is an unknown path.
        foreach (var name in PageFile.Names.Where(name => name != Start))
        {
            RequestDelegate file = context => Send(context, PageFile.All.Value[name]);
            app.MapMethods($"{Path}/{name}", Methods, file);
        }
    }

    private static Task Send(HttpContext context, PageFile file)
    {
        var headers = context.Response.Headers;
        PageHeaders.Write(context.Response);

        // Cached, but revalidated each time, so that a new version shows at once.
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
