namespace AppflowCancel.Control;

/// <summary>The control API, under a prefix that no AWS path uses.</summary>
internal static class ControlApi
{
    public const string Prefix = "/_appflow";

    public static void MapControl(this IEndpointRouteBuilder app, ControlRoute route)
    {
        var handler = app.ServiceProvider.GetRequiredService<ControlRequestHandler>();
        RequestDelegate answer = context => handler.Answer(context, route);

        // RFC 9110: a resource with GET has HEAD, which health checks use; the server sends no body for it.
        string[] methods = route.Method == HttpMethods.Get ? [HttpMethods.Get, HttpMethods.Head] : [route.Method];
        app.MapMethods(route.Path, methods, answer).WithMetadata(route);
    }
}
