using AppflowCancel.Aws;
using AppflowCancel.Domain.Accounts;
using AppflowCancel.Live.Reports;
using AppflowCancel.Memory;

namespace AppflowCancel.Control.State;

internal sealed record StateAnswer(string Account, int Flows, int Runs);

/// <summary>Routes of the account's state document: export, replace, merge, clear.</summary>
internal sealed class StateRoutes(AccountRegistry accounts, StateReader reader, ReportDeliveries deliveries, ImportLimits limits, BodyBudget memory, HeapRoom room, ControlLog log)
{
    private const string Path = "/_appflow/state";

    // What an export holds until it is sent: each flow's own state, and a reference to each run. Active runs are copied, but their quota keeps them few.
    private const long BytesPerFlow = 256;
    private const long BytesPerRun = 8;

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
        app.MapControl(new ControlRoute(
            HttpMethods.Get, Path, "Exports the account's state as a document that can be imported again.", state.Export)
        {
            Answer = typeof(StateBody),
            ExampleAnswer = ExampleState,
        });
        app.MapControl(ControlRoute.Put(
            Path,
            "Replaces the account's state with the document.",
            typeof(StateBody),
            typeof(StateAnswer),
            call => state.Import(call, state.Replace)) with
        {
            ExampleBody = ExampleState,
            ExampleAnswer = """{"account":"000000000000","flows":1,"runs":3}""",
        });
        app.MapControl(ControlRoute.Post(
            Path,
            "Adds the document's flows to the account; each replaces the flow of the same name in its region.",
            typeof(StateBody),
            typeof(StateAnswer),
            call => state.Import(call, state.Merge)) with
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

    private async ValueTask<ControlAnswer> Export(ControlCall call)
    {
        // Held until a slow client has read all of it, as the body of a slow request is.
        var size = call.Account.Regions.Sum(region => region.Flows.All.Sum(flow => BytesPerFlow + (flow.RunCount * BytesPerRun)));
        if (size > BodyReader.MaxUncopied && !await call.Reserve(memory, size))
        {
            return ControlAnswer.NoMemory(call.Context.Response);
        }

        var state = call.Account.Export();
        return ControlAnswer.OfStream(async output =>
        {
            await using var export = new StateExport(output, state, call.Region);
            return await export.SendAsync();
        });
    }

    private ControlAnswer Import(ControlCall call, Func<ControlCall, StateDocument, ControlAnswer> apply) =>
        !room.IsThereFor(0) ? ControlAnswer.NoMemory(call.Context.Response)
        : Read(call) is { } document ? apply(call, document)
        : ControlAnswer.BadRequest(call.Errors.First!);

    private ControlAnswer Replace(ControlCall call, StateDocument document)
    {
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

    private ControlAnswer Merge(ControlCall call, StateDocument document)
    {
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
        reader.Read(call.Body!, call.Query("account"), call.Region, id => (accounts.Get(id).Value ?? call.Account).Clock.Read(), limits);

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
