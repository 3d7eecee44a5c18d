using AppflowCancel.Domain.Accounts;
using AppflowCancel.Live.Reports;

namespace AppflowCancel.Control.Events;

/// <summary>Routes of the targets of an account's run reports.</summary>
internal sealed class TargetRoutes(ReportDeliveries deliveries, TargetRules rules, ControlLog log)
{
    private const string Path = "/_appflow/events/targets";
    private const string Example = """{"targets":[{"url":"http://localhost:8080/events","form":"Event"}]}""";

    public static void Map(IEndpointRouteBuilder app)
    {
        var services = app.ServiceProvider;
        var routes = new TargetRoutes(
            services.GetRequiredService<ReportDeliveries>(), services.GetRequiredService<TargetRules>(), services.GetRequiredService<ControlLog>());
        app.MapControl(ControlRoute.Get(Path, "Lists the targets of run reports.", typeof(TargetList), List) with
        {
            ExampleAnswer = """{"targets":[]}""",
        });
        app.MapControl(ControlRoute.Put(
            Path,
            "Sets the targets for reports of runs from now on: a list, one, or the answer of GET. Form Event posts each report as EventBridge does; "
                + "PutEvents calls that operation of an EventBridge endpoint.",
            typeof(TargetDocument[]),
            typeof(TargetList),
            routes.Replace) with
        {
            BodyMayBeList = true,
            ExampleBody = """[{"url":"http://localhost:8080/events","form":"Event"}]""",
            ExampleAnswer = Example,
        });
        app.MapControl(ControlRoute.Delete(Path, "Removes all targets; undelivered reports are dropped.", typeof(TargetList), routes.Clear) with
        {
            ExampleAnswer = """{"targets":[]}""",
        });
    }

    private static ControlAnswer List(ControlCall call) => ControlAnswer.Of(
        new TargetList([.. call.Account.ReportTargets.All.Select(TargetDocument.Of)]), EventJson.Default.TargetList);

    private ControlAnswer Replace(ControlCall call)
    {
        var (given, path) = call.Listed("targets");
        var targets = TargetReader.Read(given, path, rules, call.Errors);
        return call.Errors.First is { } error ? ControlAnswer.BadRequest(error) : Set(call, targets, "PUT targets");
    }

    private ControlAnswer Clear(ControlCall call) => Set(call, [], "DELETE targets");

    private ControlAnswer Set(ControlCall call, List<ReportTarget> targets, string what)
    {
        deliveries.SetTargets(call.Account, targets);
        log.Changed(what, call.Account.Id, $"{targets.Count} targets");
        return List(call);
    }
}
