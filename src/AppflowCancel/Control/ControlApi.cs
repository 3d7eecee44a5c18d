namespace AppflowCancel.Control;

/// <summary>The test-control surface, under a prefix that no AWS path can begin with.</summary>
internal static class ControlApi
{
    public const string Prefix = "/_appflow";

    public static void AddControl(this IServiceCollection services)
    {
        services.AddSingleton<ControlLog>();
        services.AddSingleton<FaultInjection>();
        services.AddSingleton<ControlSurface>();
        services.AddSingleton<Readiness>();
        services.AddSingleton<StateReader>();
        services.AddSingleton<State>();
        services.AddSingleton<Seeds>();
        services.AddSingleton<ResetRoute>();
    }

    public static void MapControl(this IEndpointRouteBuilder app)
    {
        Health.Map(app);
        Ready.Map(app);
        Clock.Map(app);
        State.Map(app);
        ResetRoute.Map(app);
        PlanRoutes.Map(app);
        RunRoutes.Map(app);
        WaitRoute.Map(app);
        FaultRoutes.Map(app);
        RequestRoutes.Map(app);
        UnknownRoute.Map(app);
    }

    public static void MapControl(this IEndpointRouteBuilder app, ControlRoute route)
    {
        var surface = app.ServiceProvider.GetRequiredService<ControlSurface>();
        RequestDelegate answer = context => surface.Answer(context, route);
        app.MapMethods(route.Path, [route.Method], answer).WithMetadata(route);
    }
}
