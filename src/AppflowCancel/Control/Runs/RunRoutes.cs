using AppflowCancel.Domain;
using AppflowCancel.Domain.Runs;
using AppflowCancel.Model;

namespace AppflowCancel.Control.Runs;

/// <summary>Adds runs, shows a run's details, and finishes a run.</summary>
internal sealed class RunRoutes(ControlLog log)
{
    private const string Path = "/_appflow/flows/{name}/runs";

    public static void Map(IEndpointRouteBuilder app)
    {
        var routes = new RunRoutes(app.ServiceProvider.GetRequiredService<ControlLog>());
        app.MapControl(ControlRoute.Post(
            Path,
            "Adds a run with the given id and plan. It starts now, or at startedAt, in the past or the future.",
            typeof(RunDocument),
            typeof(RunDetails),
            routes.Put) with
        {
            BodyIsOptional = true,
            ExampleBody = """{"executionId":"run-4","plan":{"runSeconds":60,"cancelSeconds":null}}""",
            ExampleAnswer = RunDetails.Example,
        });
        app.MapControl(ControlRoute.Get(
            Path + "/{id}", "Shows a run: the record as AWS returns it, the facts that determine it, and its timeline.", typeof(RunDetails), Show) with
        {
            ExampleAnswer = RunDetails.Example,
        });
        app.MapControl(ControlRoute.Post(
            Path + "/{id}/finish",
            "Ends a run now as Successful, Error or, when it is in CancelStarted, as Canceled.",
            typeof(FinishDocument),
            typeof(RunDetails),
            routes.Finish) with
        {
            ExampleBody = """{"outcome":"Error","errorMessage":"The destination bucket is gone."}""",
            ExampleAnswer = RunDetails.Example,
        });
    }

    /// <summary>The run's record, facts and timeline, or a refusal.</summary>
    public static ControlAnswer Details(ControlCall call, Outcome<Run> run) => run.Succeeded
        ? ControlAnswer.OfJson(RunWriter.Details(run.Value, call.Account.Clock.Now))
        : ControlAnswer.Refused(run.Refusal);

    private static ControlAnswer Show(ControlCall call) =>
        Details(call, call.Flow().Then(flow => flow.FindRun(call.RunId(), call.Account.Clock.Now)));

    private ControlAnswer Put(ControlCall call)
    {
        var id = call.Body?.Text("executionId");
        if (id is not null && (id.Length == 0 || !ModelShapes.ExecutionId.Accepts(id)))
        {
            call.Body!.Refuse("executionId", "must be a string of 1 to 256 characters without white space.");
        }

        var startedAt = call.Body?.Time("startedAt");
        var plan = call.Body?.Object("plan") is { } given ? PlanDocument.Read(given) : RunPlanChanges.None;
        call.Body?.RejectUnknownMembers();
        if (call.Errors.First is { } error)
        {
            return ControlAnswer.BadRequest(error);
        }

        var run = call.Flow().Then(flow => flow.PutRun(
            id is null ? null : RunId.Parse(id), plan, startedAt, call.Account.Clock.Now));
        return Changed(call, "POST run", run);
    }

    private ControlAnswer Finish(ControlCall call)
    {
        var outcome = call.Body!.OneOf("outcome", RunStatus.Successful, RunStatus.Error, RunStatus.Canceled);
        var message = call.Body.Text("errorMessage");
        call.Body.RejectUnknownMembers();
        if (outcome is null)
        {
            call.Body.Refuse("outcome", "must be Successful, Error or Canceled.");
        }

        if (message is not null && outcome is not RunStatus.Error)
        {
            call.Body.Refuse("errorMessage", "is allowed only with outcome Error.");
        }

        if (call.Errors.First is { } error)
        {
            return ControlAnswer.BadRequest(error);
        }

        var run = call.Flow().Then(flow => flow.FinishRun(call.RunId(), outcome!.Value, message, call.Account.Clock.Now));
        return Changed(call, "POST finish", run);
    }

    private ControlAnswer Changed(ControlCall call, string what, Outcome<Run> run)
    {
        if (run.Succeeded)
        {
            log.Changed(what, call.Account.Id, $"{call.Route("name")} {run.Value.Id}");
        }

        return Details(call, run);
    }
}
