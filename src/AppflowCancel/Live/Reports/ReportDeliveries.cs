using System.Collections.Concurrent;
using AppflowCancel.Domain.Accounts;
using AppflowCancel.Timing;

namespace AppflowCancel.Live.Reports;

/// <summary>Delivers the run reports of the accounts that have targets. Nothing runs for the others.</summary>
internal sealed class ReportDeliveries(
    AccountRegistry accounts,
    TransitionWatch watch,
    RunReports reports,
    ReportClient client,
    Committed committed,
    ChangeStreams streams,
    TimeProvider time,
    ReportSettings settings)
{
    private readonly Lock _gate = new();
    private readonly ConcurrentDictionary<Account, AccountDeliveries> _accounts = new();

    /// <summary>Pending deliveries of an account, and the results of the last ones.</summary>
    public IReadOnlyList<Delivery> Of(Account account) => _accounts.GetValueOrDefault(account)?.All ?? [];

    /// <summary>Sets an account's targets. From now on the reports of its runs are delivered there.</summary>
    public void SetTargets(Account account, IReadOnlyList<ReportTarget> targets)
    {
        lock (_gate)
        {
            account.ReportTargets.Replace(targets);
            Follow(account);
        }
    }

    /// <summary>Begins to deliver for every account that a store has brought back with targets.</summary>
    public void FollowAll()
    {
        foreach (var account in accounts.All)
        {
            Follow(account);
        }
    }

    /// <summary>Begins to deliver the reports of an account, if a state document has given it targets.</summary>
    /// <param name="account">One that is registered, or was.</param>
    public void Follow(Account account)
    {
        lock (_gate)
        {
            if (account.ReportTargets.All.Count == 0 || _accounts.ContainsKey(account))
            {
                return;
            }

            var deliveries = new AccountDeliveries(
                account, accounts.Changes, watch, reports, committed, target => Open(account, target), settings.MaxWaiting);
            if (accounts.Find(account.Id) != account)
            {
                // Another request has replaced it: the changes are those of its successor.
                deliveries.Dispose();
                return;
            }

            _accounts[account] = deliveries;
            _ = Run(account, deliveries);
        }
    }

    private TargetQueue Open(Account account, ReportTarget target) =>
        new(target, client, time, account.Dropped, () => streams.CountDelivery(account.Id));

    private async Task Run(Account account, AccountDeliveries deliveries)
    {
        await deliveries.Run();
        _accounts.TryRemove(account, out _);
    }
}
