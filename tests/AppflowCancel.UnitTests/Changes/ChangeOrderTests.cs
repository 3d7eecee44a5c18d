using AppflowCancel.Domain.Accounts;
using AppflowCancel.UnitTests.Time;
using Xunit.Abstractions;

namespace AppflowCancel.UnitTests.Changes;

/// <summary>Many concurrent clients, and one earlier reader: its changes equal the flows' histories.</summary>
public sealed class ChangeOrderTests(ITestOutputHelper output)
{
    private const int Clients = 8;
    private const int Steps = 150;
    private static readonly string[] Names = ["orders", "returns", "audits"];
    private static readonly RunStatus[] Ends = [RunStatus.Successful, RunStatus.Error, RunStatus.Canceled];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task A_reader_gets_every_change_exactly_once_in_the_order_of_each_flows_history(int seed)
    {
        output.WriteLine($"seed {seed}");
        var settings = new AccountSettings { Limits = new Limits { ConcurrentRuns = int.MaxValue, FinishedRunsKept = int.MaxValue } };
        var accounts = new AccountRegistry(new ManualTime(), settings);
        var account = accounts.Get("000000000000").Value!;
        account.SetClock(null, frozen: true, null);
        var flows = account.In("us-east-1");
        using var reader = accounts.Changes.Subscribe(transitions: true);
        foreach (var name in Names)
        {
            flows.With(TestFlows.OnDemand(name));
        }

        flows.With(TestFlows.Scheduled(TestFlows.Every(7), "scheduled"));
        await Task.WhenAll(Enumerable.Range(0, Clients).Select(client => Task.Run(() =>
        {
            var random = new Random((seed * 100) + client);
            for (var step = 0; step < Steps; step++)
            {
                Act(random, account, flows.Find(Names[random.Next(Names.Length)])!, flows.Find("scheduled")!);
            }
        })));
        account.PublishTransitions();

        var told = reader.ReadAll().ToList();
        Assert.Equal(told.Select((_, index) => told[0].Sequence + index), told.Select(change => change.Sequence));
        var now = account.Clock.Now;
        foreach (var flow in flows.All.Select(flow => flow.Export(now)!))
        {
            var changes = told.OfType<FlowFact>().Where(change => change.FlowName == flow.Definition.Name).ToList();
            AssertTellsHistory(flow, [.. changes.OfType<RunChange>()], now);
            var last = changes.OfType<FlowChange>().Last().State!;
            Assert.Equal((flow.Status, flow.LastUpdatedAt, flow.Plan, flow.Schedule), (last.Status, last.LastUpdatedAt, last.Plan, last.Schedule));
            Assert.Equal(flow.Tags, last.Tags);
        }
    }

    private static void AssertTellsHistory(FlowState flow, List<RunChange> changes, Instant now)
    {
        // Except runs added by a client whose clock reading was old: they start in the past.
        var transitions = changes.Where(change => change.Transition is not null && change.Run.Origin is not RunOrigin.Control).ToList();
        Assert.Equal(transitions.Select(change => change.At), transitions.Select(change => change.At).Order());
        var byRun = changes.Where(change => change.Transition is not null).ToLookup(change => change.Run.Id, change => change.Transition!.Value);
        foreach (var run in flow.Runs)
        {
            Assert.Equal(RunTimeline.Until(run, now), byRun[run.Id]);
        }

        Assert.Equal(flow.Runs.Count(run => run.StartedAt <= now), byRun.Count);
        HashSet<RunId> due = [.. changes.Where(change => change.Kind is RunChangeKind.Due).Select(change => change.Run.Id)];
        due.ExceptWith(changes.Where(change => change.Kind is RunChangeKind.Withdrawn or RunChangeKind.Started).Select(change => change.Run.Id));
        Assert.Equal([.. flow.Runs.Where(run => run.StartedAt > now).Select(run => run.Id)], due);
    }

    private static void Act(Random random, Account account, Flow flow, Flow scheduled)
    {
        var now = account.Clock.Now;
        switch (random.Next(12))
        {
            case 0 or 1 or 2:
                flow.Start(now);
                break;
            case 3:
                flow.PutRun(null, new RunPlanChanges { RunFor = Seconds(random.Next(20)) }, now + Seconds(random.Next(30)), now);
                break;
            case 4 or 5:
                flow.Cancel(random.Next(2) == 0 ? null : Pick(random, flow, now), Guid.NewGuid(), now);
                break;
            case 6:
                Pick(random, flow, now).ForEach(id => flow.Finish(id, Ends[random.Next(Ends.Length)], now));
                break;
            case 7:
                flow.Tag([new($"key{random.Next(4)}", "value"), new("emulator:run-seconds", $"{random.Next(9)}")], now);
                break;
            case 8:
                flow.Plan(new RunPlanChanges { CancelFor = Seconds(random.Next(5)) }, now);
                break;
            case 9:
                scheduled.Start(now);
                break;
            case 10 when random.Next(4) == 0:
                scheduled.Stop(now);
                break;
            default:
                account.AdvanceBy(Seconds(random.Next(4)));
                break;
        }
    }

    private static List<string> Pick(Random random, Flow flow, Instant now) =>
        [.. flow.Records(null, 10, now).Value!.Runs.Where(_ => random.Next(3) == 0).Select(run => run.Id.ToString())];
}
