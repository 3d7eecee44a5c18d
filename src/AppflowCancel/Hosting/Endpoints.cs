using AppflowCancel.Browsers;
using AppflowCancel.Control;
using AppflowCancel.Control.Access;
using AppflowCancel.Control.Accounts;
using AppflowCancel.Control.Changes;
using AppflowCancel.Control.Clock;
using AppflowCancel.Control.Events;
using AppflowCancel.Control.Faults;
using AppflowCancel.Control.Flows;
using AppflowCancel.Control.Requests;
using AppflowCancel.Control.Runs;
using AppflowCancel.Control.State;
using AppflowCancel.Hosting.Health;
using AppflowCancel.Operations;
using AppflowCancel.Requests;
using AppflowCancel.Storage;
using AppflowCancel.Ui;

namespace AppflowCancel.Hosting;

/// <summary>Every route of both APIs.</summary>
internal static class Endpoints
{
    public static void MapEmulator(this WebApplication app)
    {
        // Before all routes: no other code handles what it refuses.
        app.Use(app.Services.GetRequiredService<BrowserGuard>().Before);
        if (app.Services.GetService<Store>() is { } store)
        {
            app.UseStore(store);
        }

        app.UseRouting();
        app.MapAwsApi();
        app.MapControlApi();
    }

    private static void MapAwsApi(this IEndpointRouteBuilder app)
    {
        foreach (var operation in app.ServiceProvider.GetRequiredService<AwsOperations>().All)
        {
            app.MapAws(operation);
        }

        app.MapUnknownOperation();
    }

    private static void MapControlApi(this IEndpointRouteBuilder app)
    {
        FrontPage.Map(app);
        HealthRoutes.Map(app);
        ReadyRoute.Map(app);
        AccountListRoute.Map(app);
        ChangesRoute.Map(app);
        ClockRoutes.Map(app);
        StateRoutes.Map(app);
        ResetRoute.Map(app);
        EventRoutes.Map(app);
        TargetRoutes.Map(app);
        FlowListRoute.Map(app);
        PlanRoutes.Map(app);
        RunRoutes.Map(app);
        WaitRoute.Map(app);
        FaultRoutes.Map(app);
        AccessRoutes.Map(app);
        RequestRoutes.Map(app);
        UnknownRoute.Map(app);
        PageRoutes.Map(app);
    }
}
