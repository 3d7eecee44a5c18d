using AppflowCancel.Browsers;

namespace AppflowCancel.OpenApi;

/// <summary>Swagger UI, embedded in the program; it needs no network.</summary>
internal static class SwaggerUi
{
    private const string Prefix = "swagger";

    // A route, not a middleware before all routes: other requests have no overhead, and it is built on first use.
    public static void MapSwaggerUi(this WebApplication app, params (string Name, string Path)[] documents)
    {
        var pages = new Lazy<RequestDelegate>(() => Build(app.Services, documents));
        RequestDelegate show = context =>
        {
            // Files are served only where no endpoint was chosen.
            context.SetEndpoint(null);

            // Swagger answers GET only; the server does not send the body of a HEAD response.
            context.Request.Method = HttpMethods.Get;
            PageHeaders.WriteForSwagger(context.Response);
            return pages.Value(context);
        };
        app.MapMethods($"/{Prefix}/{{**file}}", [HttpMethods.Get, HttpMethods.Head], show);
    }

    private static RequestDelegate Build(IServiceProvider services, (string Name, string Path)[] documents)
    {
        var branch = new ApplicationBuilder(services);
        branch.UseSwaggerUI(options =>
        {
            options.RoutePrefix = Prefix;
            options.DocumentTitle = "AppflowCancel";
            foreach (var (name, path) in documents)
            {
                options.SwaggerEndpoint(path, name);
            }
        });
        return branch.Build();
    }
}
