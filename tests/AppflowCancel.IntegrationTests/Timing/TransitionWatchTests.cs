using AppflowCancel.Domain.Accounts;
using AppflowCancel.Domain.Changes;
using AppflowCancel.Domain.Flows;
using AppflowCancel.Domain.Runs;
using AppflowCancel.Domain.Time;
using AppflowCancel.IntegrationTests.Support;
using AppflowCancel.Timing;

namespace AppflowCancel.IntegrationTests.Timing;

/// <summary>Transitions by time reach readers without any request.</summary>
public sealed class TransitionWatchTests
{
    private const string Id = "000000000000";

    private readonly ManualTime _time = new();
    private readonly AccountRegistry _accounts;
    private readonly TransitionWatch _watch;

    public TransitionWatchTests()
    {
        _accounts = new AccountRegistry(_time, new AccountSettings());
        _watch = new TransitionWatch(_accounts, _time);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_run_that_ends_by_itself_is_published_when_the_clock_passes_its_end()
    {
        using var reader = _accounts.Changes.Subscribe(Id, transitions: true);
        using var watch = _watch.Watch(Id);
        var flow = PutFlow(_accounts.Get(Id).Value!);

        flow.PutRun(RunId.Parse("one"), RunPlanChanges.None, null, Now);
        await _time.UntilTimerDueIn(30);
        _time.Advance(30);

        Assert.Equal(("one", RunStatus.Successful), await NextFinished(reader));
    }

    [Fact(Timeout = 60_000)]
    public async Task The_watch_sleeps_while_the_clock_is_frozen_and_wakes_when_it_runs_on()
    {
        var account = _accounts.Get(Id).Value!;
        account.SetClock(null, frozen: true, null);
        PutFlow(account).PutRun(RunId.Parse("one"), RunPlanChanges.None, null, account.Clock.Now);
        using var reader = _accounts.Changes.Subscribe(Id, transitions: true);
        using var watch = _watch.Watch(Id);
        await _time.UntilTimers(1);

        account.SetClock(null, frozen: false, rate: 10);
        await _time.UntilTimerDueIn(3);
        _time.Advance(3);

        Assert.Equal(("one", RunStatus.Successful), await NextFinished(reader));
    }

    [Fact(Timeout = 60_000)]
    public async Task The_watch_continues_in_an_account_that_replaces_the_watched_one()
    {
        PutFlow(_accounts.Get(Id).Value!).PutRun(RunId.Parse("old"), RunPlanChanges.None, null, Now);
        using var reader = _accounts.Changes.Subscribe(Id, transitions: true);
        using var watch = _watch.Watch(Id);
        await _time.UntilTimerDueIn(30);

        var account = _accounts.Empty(Id);
        PutFlow(account).PutRun(RunId.Parse("new"), new RunPlanChanges { RunFor = TimeSpan.FromSeconds(40) }, null, Now);
        _accounts.Replace(account);
        await _time.UntilTimerDueIn(40);
        _time.Advance(40);

        Assert.Equal(("new", RunStatus.Successful), await NextFinished(reader));
    }

    [Fact(Timeout = 60_000)]
    public async Task No_timer_is_left_when_nobody_watches()
    {
        var watches = (_watch.Watch(Id), _watch.Watch(Id));
        await _time.UntilTimers(1);

        watches.Item1.Dispose();
        Assert.True(_accounts.Changes.HasReaders);
        watches.Item2.Dispose();
        watches.Item2.Dispose();

        while (_accounts.Changes.HasReaders)
        {
            await Task.Yield();
        }
    }

    private Instant Now => new(_time.GetUtcNow().ToUnixTimeMilliseconds());

    private static async Task<(string Run, RunStatus Status)> NextFinished(ChangeReader reader)
    {
        while (await reader.WaitAsync(CancellationToken.None))
        {
            while (reader.TryRead(out var changes))
            {
                if (changes.OfType<RunChange>().FirstOrDefault(change => change.Kind is RunChangeKind.Finished) is { } finished)
                {
                    return (finished.Run.Id.ToString(), finished.Transition!.Value.Status);
                }
            }
        }

        throw new InvalidOperationException("The feed ended.");
    }

    private static Flow PutFlow(Account account)
    {
        var nothing = System.Text.Json.JsonDocument.Parse("{}").RootElement;
        var definition = new FlowDefinition
        {
            Name = "orders",
            Source = new FlowEndpoint("S3", "from"),
            Destinations = [new FlowEndpoint("S3", "to")],
            TriggerConfig = nothing,
            SourceFlowConfig = nothing,
            DestinationFlowConfigList = nothing,
            Tasks = nothing,
        };
        var flows = account.In("us-east-1");
        flows.Create(definition, new Dictionary<string, string>(), null, account.Clock.Now);
        return flows.Find("orders")!;
    }
}
