using System.Collections.Concurrent;
using AppflowCancel.Domain.Time;

namespace AppflowCancel.Domain.Accounts;

/// <summary>All accounts of the process. An account begins when it is first named.</summary>
public sealed class AccountRegistry(TimeProvider real, AccountSettings settings)
{
    private readonly ConcurrentDictionary<string, Account> _accounts = new(StringComparer.Ordinal);

    public IReadOnlyCollection<Account> All => [.. _accounts.Values];

    /// <summary>The account, which begins now if it is new; a refusal when there are already as many as allowed.</summary>
    public Outcome<Account> Get(string id)
    {
        if (_accounts.TryGetValue(id, out var account))
        {
            return account;
        }

        // Requests that arrive together may overshoot the limit. It bounds memory; nobody relies on the exact number.
        return _accounts.Count >= settings.MaxAccounts
            ? new Refusal(RefusalReason.TooManyAccounts, $"{settings.MaxAccounts}")
            : _accounts.GetOrAdd(id, static (id, self) => self.Empty(id), this);
    }

    /// <summary>A new account, not yet known to anybody; its clock shows real time, or what is given.</summary>
    public Account Empty(string id, ClockReading? clock = null) => new(
        id,
        clock is { } reading ? VirtualClock.StartingAt(real, reading) : new VirtualClock(real),
        settings);

    /// <summary>Puts an account in the place of the one with its id, which is gone with all it held.</summary>
    public void Replace(Account account)
    {
        Account? replaced = null;
        _accounts.AddOrUpdate(account.Id, account, (_, old) =>
        {
            replaced = old;
            return account;
        });
        replaced?.Drop();
    }

    /// <summary>Forgets every account.</summary>
    public void Clear()
    {
        foreach (var id in _accounts.Keys)
        {
            if (_accounts.TryRemove(id, out var dropped))
            {
                dropped.Drop();
            }
        }
    }

    /// <summary>Where else there is a flow of that name: somebody may have signed for another region or account.</summary>
    public IReadOnlyList<string> FindFlowElsewhere(string flowName)
    {
        var places = new List<string>();
        foreach (var account in _accounts.Values)
        {
            foreach (var (region, flows) in account.Regions)
            {
                if (flows.Find(flowName) is not null)
                {
                    places.Add($"{account.Id}/{region}");
                }
            }
        }

        // Accounts are all of one length, so that the order of the places is that of accounts and then of regions.
        places.Sort(StringComparer.Ordinal);
        return places;
    }
}
