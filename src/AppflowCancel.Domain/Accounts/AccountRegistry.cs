using System.Collections.Concurrent;
using AppflowCancel.Domain.Access;
using AppflowCancel.Domain.Changes;
using AppflowCancel.Domain.Flows;
using AppflowCancel.Domain.Time;

namespace AppflowCancel.Domain.Accounts;

/// <summary>All accounts of the process. An account is created on first use.</summary>
public sealed class AccountRegistry(TimeProvider real, AccountSettings settings, ChangeFeed? changes = null)
{
    private const int PlacesShown = 5;

    // Accounts are added and removed one at a time, so that the feed has one order.
    private readonly Lock _gate = new();
    private readonly ConcurrentDictionary<string, Account> _accounts = new(StringComparer.Ordinal);
    private readonly FlowDirectory _directory = new();

    /// <summary>The changes of these accounts.</summary>
    public ChangeFeed Changes { get; } = changes ?? new ChangeFeed();

    /// <summary>Which account each listed access key belongs to.</summary>
    public AccessKeys AccessKeys { get; } = new();

    public IReadOnlyCollection<Account> All => [.. _accounts.Values];

    /// <summary>The account; null if it does not exist.</summary>
    public Account? Find(string id) => _accounts.GetValueOrDefault(id);

    /// <summary>The account, created if it is new; a refusal when the limit is reached.</summary>
    public Outcome<Account> Get(string id) => _accounts.TryGetValue(id, out var account) ? account : Create(id);

    /// <summary>A new account that is not registered yet; its clock shows real time, or the given reading.</summary>
    public Account Empty(string id, ClockReading? clock = null, AccessSettings? access = null) => new(
        id,
        clock is { } reading ? VirtualClock.StartingAt(real, reading) : new VirtualClock(real),
        settings,
        new ChangeSource(Changes, id),
        _directory)
    {
        Access = access ?? AccessSettings.Open,
    };

    /// <summary>Changes who may call the account.</summary>
    /// <returns>A refusal, with nothing changed, if another account lists one of the access keys.</returns>
    public Refusal? SetAccess(Account account, AccessSettings access) =>
        AccessKeys.Replace(account.Id, access, () => account.SetAccess(access));

    /// <summary>Replaces the account with the same id, with everything in it.</summary>
    /// <returns>A refusal, with nothing changed, if another account lists one of its access keys.</returns>
    public Refusal? Replace(Account account) => AccessKeys.Replace(account.Id, account.Access, () => TakePlace(account));

    /// <summary>Removes every account.</summary>
    public void Clear() => AccessKeys.Clear(RemoveAll);

    private void TakePlace(Account account)
    {
        lock (_gate)
        {
            var replaced = Find(account.Id);
            var state = Changes.HasReaders ? account.Export() : null;
            Exchange(replaced, account, AccountChangeKind.Replaced, state);
        }
    }

    private void RemoveAll()
    {
        Changes.Together(() =>
        {
            lock (_gate)
            {
                foreach (var account in _accounts.Values)
                {
                    Exchange(account, null, AccountChangeKind.Dropped);
                }
            }
        });
    }

    /// <summary>Other accounts and regions that have a flow of that name: the caller may have signed for the wrong one.</summary>
    public FlowPlaces FindFlowElsewhere(string flowName) => _directory.Find(flowName, PlacesShown);

    private Outcome<Account> Create(string id)
    {
        lock (_gate)
        {
            if (Find(id) is { } other)
            {
                return other;
            }

            if (_accounts.Count >= settings.MaxAccounts)
            {
                return new Refusal(RefusalReason.TooManyAccounts, $"{settings.MaxAccounts}");
            }

            var account = Empty(id);
            Exchange(null, account, AccountChangeKind.Created);
            return account;
        }
    }

    private void Exchange(Account? old, Account? account, AccountChangeKind kind, AccountState? state = null)
    {
        var one = (account ?? old)!;
        var change = Changes.HasReaders ? new AccountChange { At = one.Clock.Now, Kind = kind, State = state } : null;
        Changes.Exchange(old?.Source, account?.Source, change, () =>
        {
            if (account is null)
            {
                _accounts.TryRemove(one.Id, out _);
            }
            else
            {
                _accounts[one.Id] = account;
            }
        });
        old?.Drop();
    }
}
