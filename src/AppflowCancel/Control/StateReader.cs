using AppflowCancel.Aws;
using AppflowCancel.Domain.Accounts;
using AppflowCancel.Domain.Flows;

namespace AppflowCancel.Control;

/// <summary>Reads a state document: of an import, a seed, or our own export.</summary>
internal sealed class StateReader(EmulatorOptions options, AccountRegistry accounts)
{
    /// <param name="account">The account that the request names; the document may name it too, or instead.</param>
    /// <returns>Null when something is wrong, which is among the document's mistakes.</returns>
    public StateDocument? Read(StrictObject document, string? account, string region)
    {
        if (ReadAccount(document, account) is not { } target)
        {
            return null;
        }

        var home = ReadRegion(document) ?? region;
        var now = document.Time("now");
        var frozen = document.Flag("frozen");
        var rate = document.Number("rate", Clock.SlowestRate, Clock.FastestRate);
        var readAt = now ?? target.Clock.Now;
        var flows = new List<(string Region, FlowState Flow)>();
        var names = new HashSet<(string, string)>();
        foreach (var flow in document.Objects("flows"))
        {
            var where = ReadRegion(flow) ?? home;
            if (FlowReader.Read(flow, options.Plan, readAt) is { } state)
            {
                flows.Add((where, state));
                if (!names.Add((where, state.Definition.Name)))
                {
                    flow.Refuse("flowName", $"\"{state.Definition.Name}\" is there twice.");
                }
            }
        }

        document.NothingElse();
        return document.Mistakes.First is null ? new StateDocument(target, now, frozen, rate, readAt, flows) : null;
    }

    private Account? ReadAccount(StrictObject document, string? asked)
    {
        var named = document.Text("account");
        if (named is not null && !Caller.IsAccount(named))
        {
            document.Refuse("account", $"is \"{named}\"; allowed: twelve digits.");
        }
        else if (named is not null && asked is not null && named != asked)
        {
            document.Refuse("account", $"is \"{named}\", but the query says {asked}.");
        }

        if (document.Mistakes.First is not null)
        {
            return null;
        }

        var account = accounts.Find(named ?? asked ?? options.Account);
        if (account is null)
        {
            document.Mistakes.Add($"There are {options.MaxAccounts} accounts, as many as Emulator:MaxAccounts allows.");
        }

        return account;
    }

    private static string? ReadRegion(StrictObject document)
    {
        var region = document.Text("region");
        if (region is not null && !Caller.IsRegion(region))
        {
            document.Refuse("region", $"is \"{region}\"; allowed: a region's name, such as eu-west-1.");
            return null;
        }

        return region;
    }
}
