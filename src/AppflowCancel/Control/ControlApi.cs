namespace AppflowCancel.Control;

/// <summary>The control surface, under a prefix that no AWS path begins with.</summary>
internal static class ControlApi
{
    public const string Prefix = "/_appflow";

    public static void MapControl(this IEndpointRouteBuilder app, ControlRoute route)
    {
        var surface = app.ServiceProvider.GetRequiredService<ControlSurface>();
        RequestDelegate answer = context => surface.Answer(context, route);
        app.MapMethods(route.Path, [route.Method], answer).WithMetadata(route);
    }
}
