using System.Collections.Concurrent;
using AppflowCancel.Domain.Accounts;
using AppflowCancel.Timing;

namespace AppflowCancel.Live.Reports;

/// <summary>Delivers the run reports of accounts that have targets. Other accounts have no overhead.</summary>
internal sealed class ReportDeliveries(
    AccountRegistry accounts,
    TransitionWatch watch,
    RunReports reports,
    ReportClient client,
    Committed committed,
    ChangeStreams streams,
    RealTime real,
    ReportSettings settings,
    Serilog.ILogger log)
{
    private readonly Lock _gate = new();
    private readonly ConcurrentDictionary<Account, AccountDeliveries> _accounts = new();

    /// <summary>Pending deliveries of an account, and the results of the last ones; null without targets.</summary>
    public DeliveryList? Of(Account account) => _accounts.GetValueOrDefault(account)?.List;

    /// <summary>Sets an account's targets for reports from now on.</summary>
    public void SetTargets(Account account, IReadOnlyList<ReportTarget> targets)
    {
        lock (_gate)
        {
            account.ReportTargets.Replace(targets);
            Follow(account);
        }
    }

    /// <summary>Starts deliveries for every account that the store has loaded with targets.</summary>
    public void FollowAll()
    {
        foreach (var account in accounts.All)
        {
            Follow(account);
        }
    }

    /// <summary>Starts deliveries for an account, if a state document has set targets.</summary>
    /// <param name="account">An account that is or was registered.</param>
    public void Follow(Account account)
    {
        lock (_gate)
        {
            if (account.ReportTargets.All.Count == 0 || _accounts.ContainsKey(account))
            {
                return;
            }

            var list = new DeliveryList(account.Id, settings.MaxWaiting, log);
            var deliveries = new AccountDeliveries(
                account, accounts.Changes, watch, reports, committed, list, (target, attempted) => Open(account, target, attempted));
            if (accounts.Find(account.Id) != account)
            {
                // Another request has replaced it: the changes are its successor's.
                deliveries.Dispose();
                return;
            }

            _accounts[account] = deliveries;
            _ = Run(account, deliveries);
        }
    }

    private TargetQueue Open(Account account, ReportTarget target, Action<Delivery> attempted) =>
        new(target, client, real.Provider, account.Dropped, delivery =>
        {
            attempted(delivery);
            streams.CountDelivery(account.Id);
        });

    private async Task Run(Account account, AccountDeliveries deliveries)
    {
        await deliveries.Run();
        _accounts.TryRemove(account, out _);
    }
}
