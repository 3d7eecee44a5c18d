using AppflowCancel.Domain.Accounts;
using AppflowCancel.Live.Reports;

namespace AppflowCancel.Control.State;

internal sealed record StateAnswer(string Account, int Flows, int Runs);

/// <summary>Routes of the account's state document: export, replace, merge, clear.</summary>
internal sealed class StateRoutes(AccountRegistry accounts, StateReader reader, ReportDeliveries deliveries, ImportLimits limits, ControlLog log)
{
    private const string Path = "/_appflow/state";

    private const string ExampleState = """
        {
          "account": "000000000000",
          "region": "us-east-1",
          "now": 1790000000.000,
          "flows": [
            {
              "flowName": "orders",
              "triggerConfig": { "triggerType": "OnDemand" },
              "flowStatus": "Active",
              "tags": { "team": "data" },
              "plan": { "runSeconds": null },
              "runs": [
                { "executionId": "run-1", "executionStatus": "InProgress" },
                { "executionId": "run-2", "executionStatus": "Successful" },
                { "executionId": "run-3", "executionStatus": "Scheduled" }
              ]
            }
          ]
        }
        """;

    public static void Map(IEndpointRouteBuilder app)
    {
        var state = app.ServiceProvider.GetRequiredService<StateRoutes>();
        app.MapControl(ControlRoute.Get(
            Path, "Exports the account's state as a document that can be imported again.", typeof(StateBody), Export) with
        {
            ExampleAnswer = ExampleState,
        });
        app.MapControl(ControlRoute.Put(
            Path,
            "Replaces the account's state with the document.",
            typeof(StateBody),
            typeof(StateAnswer),
            state.Replace) with
        {
            ExampleBody = ExampleState,
            ExampleAnswer = """{"account":"000000000000","flows":1,"runs":3}""",
        });
        app.MapControl(ControlRoute.Post(
            Path,
            "Adds the document's flows to the account; each replaces the flow of the same name in its region.",
            typeof(StateBody),
            typeof(StateAnswer),
            state.Merge) with
        {
            ExampleBody = """{"flows":[{"flowName":"orders","runs":[{"executionId":"run-1","executionStatus":"CancelStarted"}]}]}""",
            ExampleAnswer = """{"account":"000000000000","flows":1,"runs":1}""",
        });
        app.MapControl(ControlRoute.Delete(
            Path, "Empties the account: flows, clock, faults, access, report targets and journal.", typeof(StateAnswer), state.Clear) with
        {
            ExampleAnswer = """{"account":"000000000000","flows":0,"runs":0}""",
        });
    }

    private static ControlAnswer Export(ControlCall call) => ControlAnswer.OfJson(StateWriter.Write(call.Account, call.Region));

    private ControlAnswer Replace(ControlCall call)
    {
        if (Read(call) is not { } document)
        {
            return ControlAnswer.BadRequest(call.Errors.First!);
        }

        var account = accounts.Empty(document.Account, document.Clock, document.Access);
        if (limits.Exceeded(document, account) is { } tooMuch)
        {
            return ControlAnswer.BadRequest(tooMuch);
        }

        document.PutInto(account);
        if (accounts.Replace(account) is { } refusal)
        {
            return ControlAnswer.Refused(refusal);
        }

        deliveries.Follow(account);
        return Done(call, "PUT state", document);
    }

    private ControlAnswer Merge(ControlCall call)
    {
        if (Read(call) is not { } document)
        {
            return ControlAnswer.BadRequest(call.Errors.First!);
        }

        var found = accounts.Get(document.Account);
        if (found.Refusal is { } refusal)
        {
            return ControlAnswer.Refused(refusal);
        }

        var account = found.Value!;
        if (limits.Exceeded(document, account) is { } tooMuch)
        {
            return ControlAnswer.BadRequest(tooMuch);
        }

        if (document.Access is { } access && accounts.AccessKeys.Conflict(account.Id, access) is { } conflict)
        {
            return ControlAnswer.Refused(conflict);
        }

        ControlAnswer? answer = null;
        accounts.Changes.Together(() => answer = Merge(call, document, account));
        return answer!;
    }

    private ControlAnswer Merge(ControlCall call, StateDocument document, Account account)
    {
        if (account.SetClock(document.SetsNow ? document.Clock.Now : null, document.Clock.Frozen, document.Clock.Rate) is null)
        {
            return ControlAnswer.BadRequest("$.now is before the account's clock, and time moves forward only; PUT replaces the clock.");
        }

        document.PutInto(account);
        deliveries.Follow(account);
        return document.Access is { } changed && accounts.SetAccess(account, changed) is { } late
            ? ControlAnswer.Refused(late)
            : Done(call, "POST state", document);
    }

    private StateDocument? Read(ControlCall call) =>
        reader.Read(call.Body!, call.Query("account"), call.Region, id => (accounts.Get(id).Value ?? call.Account).Clock.Read());

    private ControlAnswer Clear(ControlCall call)
    {
        accounts.Replace(accounts.Empty(call.Account.Id));
        log.Changed("DELETE state", call.Account.Id, "emptied");
        call.TrimHeapAfterwards();
        return ControlAnswer.Of(new StateAnswer(call.Account.Id, 0, 0), StateJson.Default.StateAnswer);
    }

    private ControlAnswer Done(ControlCall call, string what, StateDocument document)
    {
        var answer = new StateAnswer(document.Account, document.Flows.Count, document.Runs);
        log.Changed(what, answer.Account, $"{answer.Flows} flows, {answer.Runs} runs");
        call.TrimHeapAfterwards();
        return ControlAnswer.Of(answer, StateJson.Default.StateAnswer);
    }
}
