using AppflowCancel.Domain.Accounts;
using AppflowCancel.Domain.Changes;
using AppflowCancel.Domain.Flows;
using AppflowCancel.Timing;

namespace AppflowCancel.Live.Reports;

/// <summary>Creates deliveries of reports from the changes of one account.</summary>
internal sealed class AccountDeliveries : IDisposable
{
    private readonly Account _account;
    private readonly RunReports _reports;
    private readonly Committed _committed;
    private readonly ChangeReader _reader;
    private readonly IDisposable _watch;
    private readonly Func<ReportTarget, Action<Delivery>, TargetQueue> _open;
    private readonly Dictionary<(string Region, string Flow), FlowFacts> _flows;
    private List<TargetQueue> _targets;
    private long _count;
    private bool _dropped;

    public AccountDeliveries(
        Account account,
        ChangeFeed feed,
        TransitionWatch watch,
        RunReports reports,
        Committed committed,
        DeliveryList list,
        Func<ReportTarget, Action<Delivery>, TargetQueue> open)
    {
        (_account, _reports, _committed, List, _open) = (account, reports, committed, list, open);

        // Before subscribing: past transitions are not reported.
        account.PublishTransitions();
        _reader = feed.Subscribe(account.Id, transitions: true);
        _watch = watch.Watch(account.Id);
        _flows = account.Regions
            .SelectMany(region => region.Flows.All.Select(flow => (region.Region, flow.Describe(account.Clock.Now)?.Definition)))
            .Where(flow => flow.Definition is not null)
            .ToDictionary(flow => (flow.Region, flow.Definition!.Name), flow => FlowFacts.Of(flow.Definition!, account.Id, flow.Region));
        _targets = [.. account.ReportTargets.All.Select(Open)];
    }

    public DeliveryList List { get; }

    /// <summary>Ends when the account is replaced or dropped.</summary>
    public async Task Run()
    {
        while (!_dropped && await _reader.WaitAsync(CancellationToken.None))
        {
            while (!_dropped && _reader.TryRead(out var changes))
            {
                // After a kill, a reported run must still exist.
                await _committed.Wait();
                foreach (var change in changes)
                {
                    Apply(change);
                }
            }
        }

        Dispose();
    }

    public void Dispose()
    {
        _reader.Dispose();
        _watch.Dispose();
        _targets.ForEach(target => target.Dispose());
    }

    private void Apply(Change change)
    {
        switch (change)
        {
            case RunChange { Kind: RunChangeKind.Started } started when FactsOf(started) is { } flow:
                Deliver(RunReports.Start(flow, started.Run));
                break;
            case RunChange { Kind: RunChangeKind.Finished } finished when FactsOf(finished) is { } flow && _reports.End(flow, finished.Run) is { } report:
                Deliver(report);
                break;
            case FlowChange { State: { } state } flow:
                _flows[(flow.Region, flow.FlowName)] = FlowFacts.Of(state.Definition, _account.Id, flow.Region);
                break;
            case AccountChange { Kind: AccountChangeKind.ReportTargetsChanged }:
                ChangeTargets(_account.ReportTargets.All);
                break;
            case AccountChange { Kind: AccountChangeKind.Replaced or AccountChangeKind.Dropped }:
                ChangeTargets([]);
                _dropped = true;
                break;
            default:
                break;
        }
    }

    private FlowFacts? FactsOf(FlowFact fact) => _flows.GetValueOrDefault((fact.Region, fact.FlowName));

    private void Deliver(RunReport report)
    {
        foreach (var target in _targets)
        {
            var delivery = new Delivery(report, target.Target, ++_count);
            if (List.Add(delivery) is { } givenUp)
            {
                _targets.Find(other => other.Target == givenUp.Target)?.Forget(givenUp);
            }

            target.Add(delivery);
        }
    }

    // A target that stays keeps its pending reports.
    private void ChangeTargets(IReadOnlyList<ReportTarget> targets)
    {
        foreach (var gone in _targets.Where(target => !targets.Contains(target.Target)))
        {
            gone.Dispose();
        }

        _targets = [.. targets.Select(target => _targets.Find(open => open.Target == target) ?? Open(target))];
        List.KeepOnly(targets);
    }

    private TargetQueue Open(ReportTarget target) => _open(target, List.Attempted);
}
