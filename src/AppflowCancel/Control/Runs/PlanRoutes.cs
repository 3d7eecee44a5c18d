using AppflowCancel.Domain.Runs;

namespace AppflowCancel.Control.Runs;

/// <summary>Routes of the plan of a flow's next runs.</summary>
internal sealed class PlanRoutes(ControlLog log)
{
    private const string Path = "/_appflow/flows/{name}/plan";

    public static void Map(IEndpointRouteBuilder app)
    {
        var routes = new PlanRoutes(app.ServiceProvider.GetRequiredService<ControlLog>());
        app.MapControl(ControlRoute.Put(
            Path, "Sets the plan of a flow's next runs; absent members come from its tags, then from the options.", typeof(PlanDocument), typeof(PlanDocument), routes.Put) with
        {
            ExampleBody = """{"runSeconds":null,"cancelSeconds":10}""",
            ExampleAnswer = """{"runSeconds":null,"cancelSeconds":10}""",
        });
        app.MapControl(ControlRoute.Delete(
            Path, "Removes the plan of the next runs; tags and options apply again.", typeof(PlanDocument), routes.Delete) with
        {
            ExampleAnswer = "{}",
        });
    }

    private ControlAnswer Put(ControlCall call)
    {
        var plan = PlanDocument.Read(call.Body!);
        return call.Errors.First is { } error ? ControlAnswer.BadRequest(error) : Set(call, plan, "PUT plan");
    }

    private ControlAnswer Delete(ControlCall call) => Set(call, RunPlanChanges.None, "DELETE plan");

    private ControlAnswer Set(ControlCall call, RunPlanChanges plan, string what)
    {
        var flow = call.Flow();
        if ((flow.Refusal ?? flow.Value!.Plan(plan, call.Account.Clock.Now)) is { } refusal)
        {
            return ControlAnswer.Refused(refusal);
        }

        log.Changed(what, call.Account.Id, call.Route("name"));
        return ControlAnswer.OfJson(JsonWriting.Object(json => PlanWriter.WriteMembers(json, plan)));
    }
}
