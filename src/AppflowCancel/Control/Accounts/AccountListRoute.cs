using AppflowCancel.Domain.Accounts;

namespace AppflowCancel.Control.Accounts;

/// <summary>The accounts of the process, sorted by id.</summary>
internal sealed record AccountList(IReadOnlyList<AccountEntry> Accounts);

internal sealed record AccountEntry(string Account, int Flows, IReadOnlyList<string> Regions)
{
    public static AccountEntry Of(Account account)
    {
        var regions = account.Regions;
        return new AccountEntry(account.Id, regions.Sum(region => region.Flows.Count), [.. regions.Select(region => region.Region)]);
    }
}

/// <summary>Lists the accounts, for the page.</summary>
internal static class AccountListRoute
{
    public static void Map(IEndpointRouteBuilder app)
    {
        var accounts = app.ServiceProvider.GetRequiredService<AccountRegistry>();
        app.MapControl(ControlRoute.Get("/_appflow/accounts", "Lists the accounts that have been used.", typeof(AccountList), _ => List(accounts)) with
        {
            ConcernsAccount = false,
            ExampleAnswer = """{"accounts":[{"account":"000000000000","flows":1,"regions":["us-east-1"]}]}""",
        });
    }

    private static ControlAnswer List(AccountRegistry accounts) => ControlAnswer.Of(
        new AccountList([.. accounts.All.Select(AccountEntry.Of).OrderBy(each => each.Account, StringComparer.Ordinal)]),
        AccountJson.Default.AccountList);
}
