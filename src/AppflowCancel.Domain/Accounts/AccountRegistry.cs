using System.Collections.Concurrent;
using AppflowCancel.Domain.Time;

namespace AppflowCancel.Domain.Accounts;

/// <summary>All accounts of the process. An account is created on first use.</summary>
public sealed class AccountRegistry(TimeProvider real, AccountSettings settings)
{
    private readonly ConcurrentDictionary<string, Account> _accounts = new(StringComparer.Ordinal);

    public IReadOnlyCollection<Account> All => [.. _accounts.Values];

    /// <summary>The account; null when nobody has named it yet.</summary>
    public Account? Find(string id) => _accounts.GetValueOrDefault(id);

    /// <summary>The account, created if it is new; a refusal when the limit is reached.</summary>
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

    /// <summary>A new account that is not registered yet; its clock shows real time, or the given reading.</summary>
    public Account Empty(string id, ClockReading? clock = null) => new(
        id,
        clock is { } reading ? VirtualClock.StartingAt(real, reading) : new VirtualClock(real),
        settings);

    /// <summary>Replaces the account with the same id, with everything in it.</summary>
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

    /// <summary>Removes every account.</summary>
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

    /// <summary>Other accounts and regions that have a flow of that name: the caller may have signed for the wrong one.</summary>
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

        // Account ids have equal length, so sorting the places sorts by account, then region.
        places.Sort(StringComparer.Ordinal);
        return places;
    }
}
