using AppflowCancel.Aws;
using AppflowCancel.Domain.Accounts;

namespace AppflowCancel.Control.Faults;

internal sealed record FaultsAnswer(IReadOnlyList<FaultDocument> Faults);

/// <summary>Routes of the account's fault rules. The first rule that applies decides.</summary>
internal sealed class FaultRoutes(OperationNames operations, ControlLog log)
{
    private const string Path = "/_appflow/faults";
    private const string Example = """{"faults":[{"operation":"StartFlow","error":"ThrottlingException","times":2,"seen":0,"fired":0}]}""";

    public static void Map(IEndpointRouteBuilder app)
    {
        var routes = new FaultRoutes(
            app.ServiceProvider.GetRequiredService<OperationNames>(), app.ServiceProvider.GetRequiredService<ControlLog>());
        app.MapControl(ControlRoute.Get(
            Path, "Lists the fault rules, with the number of requests that each matched and was applied to.", typeof(FaultsAnswer), List) with
        {
            ExampleAnswer = Example,
        });
        app.MapControl(ControlRoute.Put(
            Path, "Replaces the fault rules: a list, one rule, or the answer of GET.", typeof(FaultDocument[]), typeof(FaultsAnswer), routes.Replace)
            with
        {
            BodyMayBeList = true,
            ExampleBody = """[{"operation":"StartFlow","error":"ThrottlingException","times":2}]""",
            ExampleAnswer = Example,
        });
        app.MapControl(ControlRoute.Post(
            Path, "Appends fault rules: a list, one rule, or the answer of GET.", typeof(FaultDocument[]), typeof(FaultsAnswer), routes.Add)
            with
        {
            BodyMayBeList = true,
            ExampleBody = """[{"operation":"StartFlow","error":"ThrottlingException","times":2}]""",
            ExampleAnswer = Example,
        });
        app.MapControl(ControlRoute.Delete(Path, "Removes every fault rule.", typeof(FaultsAnswer), routes.Clear) with
        {
            ExampleAnswer = """{"faults":[]}""",
        });
    }

    private static ControlAnswer List(ControlCall call) => ControlAnswer.Of(
        new FaultsAnswer([.. call.Account.Faults.Rules.Select(FaultDocument.Of)]), FaultJson.Default.FaultsAnswer);

    private ControlAnswer Replace(ControlCall call) => Change(call, "PUT faults", call.Account.Faults.Replace, kept: 0);

    private ControlAnswer Add(ControlCall call) => Change(call, "POST faults", call.Account.Faults.Add, call.Account.Faults.Rules.Count);

    private ControlAnswer Clear(ControlCall call)
    {
        call.Account.Faults.Replace([]);
        log.Changed("DELETE faults", call.Account.Id, "no rules");
        return List(call);
    }

    private ControlAnswer Change(ControlCall call, string what, Action<IEnumerable<FaultCount>> change, int kept)
    {
        var (given, _) = call.Listed("faults");
        FaultDocument.CheckCount(kept, given.Count, call.Errors);
        if (call.Errors.First is { } tooMany)
        {
            return ControlAnswer.BadRequest(tooMany);
        }

        List<FaultCount> rules = [.. given.Select(rule => FaultDocument.Read(rule, operations))];
        if (call.Errors.First is { } error)
        {
            return ControlAnswer.BadRequest(error);
        }

        change(rules);
        log.Changed(what, call.Account.Id, $"{call.Account.Faults.Rules.Count} rules");
        return List(call);
    }
}
