using AppflowCancel.Domain.Accounts;

namespace AppflowCancel.Control.State;

/// <param name="Accounts">Number of accounts after the reset.</param>
internal sealed record ResetAnswer(int Accounts);

/// <summary>Removes every account; pending work of a removed account cannot restore it.</summary>
internal sealed class ResetRoute(AccountRegistry accounts, Seeds seeds, ControlLog log)
{
    public static void Map(IEndpointRouteBuilder app)
    {
        var route = app.ServiceProvider.GetRequiredService<ResetRoute>();
        app.MapControl(new ControlRoute(
            HttpMethods.Post, "/_appflow/reset", "Removes every account; with seed=true, loads the seeds again.", call => new(route.Reset(call)))
        {
            Query = ["seed"],
            ConcernsAccount = false,
            Answer = typeof(ResetAnswer),
            ExampleAnswer = """{"accounts":1}""",
        });
    }

    private ControlAnswer Reset(ControlCall call)
    {
        var seed = call.Query("seed");
        if (seed is not (null or "true" or "false"))
        {
            return ControlAnswer.BadRequest($"Query parameter seed is '{seed}'; allowed: true, false.");
        }

        // Read seeds before removing anything: an unreadable seed changes nothing.
        var documents = seed == "true" ? seeds.Read(out var error) : Seeds.None(out error);
        if (error is not null)
        {
            return ControlAnswer.BadRequest(error);
        }

        accounts.Changes.Together(() =>
        {
            accounts.Clear();
            seeds.Apply(documents);
        });
        call.TrimHeapAfterwards();
        log.Changed("POST reset", "all accounts", $"{accounts.All.Count} seeded");
        return ControlAnswer.Of(new ResetAnswer(accounts.All.Count), StateJson.Default.ResetAnswer);
    }
}
