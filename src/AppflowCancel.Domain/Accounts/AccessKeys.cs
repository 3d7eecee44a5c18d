using System.Collections.Concurrent;
using AppflowCancel.Domain.Access;

namespace AppflowCancel.Domain.Accounts;

/// <summary>Maps each listed access key to its account. A key belongs to one account only, so that a request identifies its account.</summary>
public sealed class AccessKeys
{
    private readonly ConcurrentDictionary<string, string> _accounts = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();
    private volatile bool _any;

    /// <summary>Read without the lock: no overhead where access rules are not used.</summary>
    public bool Any => _any;

    /// <summary>The account that lists the access key; null when none does.</summary>
    public string? AccountOf(string accessKeyId) => _accounts.GetValueOrDefault(accessKeyId);

    /// <summary>A refusal for the first caller whose key another account lists; null if there is none.</summary>
    public Refusal? Conflict(string account, AccessSettings access)
    {
        foreach (var caller in access.Callers)
        {
            if (_accounts.TryGetValue(caller.AccessKeyId, out var owner) && owner != account)
            {
                return new Refusal(RefusalReason.AccessKeyIsTaken, caller.AccessKeyId);
            }
        }

        return null;
    }

    /// <summary>Replaces the keys of an account, atomically with the given change.</summary>
    /// <param name="change">Runs only if there is no conflict.</param>
    internal Refusal? Replace(string account, AccessSettings access, Action change)
    {
        lock (_gate)
        {
            if (Conflict(account, access) is { } refusal)
            {
                return refusal;
            }

            foreach (var (key, owner) in _accounts)
            {
                if (owner == account && access.Find(key) is null)
                {
                    _accounts.TryRemove(key, out _);
                }
            }

            foreach (var caller in access.Callers)
            {
                _accounts[caller.AccessKeyId] = account;
            }

            _any = !_accounts.IsEmpty;
            change();
            return null;
        }
    }

    internal void Clear(Action change)
    {
        lock (_gate)
        {
            _accounts.Clear();
            _any = false;
            change();
        }
    }
}
