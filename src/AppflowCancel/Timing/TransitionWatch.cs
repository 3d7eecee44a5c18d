using AppflowCancel.Domain.Accounts;

namespace AppflowCancel.Timing;

/// <summary>
/// Publishes transitions by time in watched accounts: one watcher per account, asleep until the next transition.
/// An account without readers has no watcher and no timer.
/// </summary>
internal sealed class TransitionWatch(AccountRegistry accounts, TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, (AccountWatcher Watcher, int Count)> _watchers = new(StringComparer.Ordinal);

    /// <summary>Watches the account until the result is disposed, across resets and replacements.</summary>
    /// <remarks>Subscribe to the change feed first, with transitions: those that happen from now on are published.</remarks>
    public IDisposable Watch(string account)
    {
        lock (_gate)
        {
            if (_watchers.TryGetValue(account, out var watched))
            {
                _watchers[account] = watched with { Count = watched.Count + 1 };
            }
            else
            {
                _watchers[account] = (new AccountWatcher(account, accounts, time), 1);
            }
        }

        return new Watched(() => Leave(account));
    }

    private void Leave(string account)
    {
        lock (_gate)
        {
            var (watcher, count) = _watchers[account];
            if (count > 1)
            {
                _watchers[account] = (watcher, count - 1);
                return;
            }

            _watchers.Remove(account);
            watcher.Dispose();
        }
    }

    private sealed class Watched(Action leave) : IDisposable
    {
        private Action? _leave = leave;

        public void Dispose() => Interlocked.Exchange(ref _leave, null)?.Invoke();
    }
}
