using AppflowCancel.Domain.Accounts;
using AppflowCancel.UnitTests.Time;

namespace AppflowCancel.UnitTests.Changes;

/// <summary>What the feed publishes about runs.</summary>
public sealed class RunChangeTests
{
    private readonly AccountRegistry _accounts = new(new ManualTime(), new AccountSettings());
    private readonly FlowRegistry _flows;

    public RunChangeTests()
    {
        var account = _accounts.Get("000000000000").Value!;
        account.SetClock(null, frozen: true, null);
        _flows = account.In("us-east-1");
    }

    [Fact]
    public void A_run_put_with_its_end_past_is_published_to_every_reader()
    {
        var flow = _flows.With(TestFlows.OnDemand());
        using var reader = _accounts.Changes.Subscribe();

        flow.Put("past", At(100), startedAt: At(10), plan: new() { RunFor = Seconds(5) });

        Assert.Equal(["10 orders Started past"], reader.ReadLines());
        using var all = _accounts.Changes.Subscribe(transitions: true);
        flow.Put("older", At(100), startedAt: At(5), plan: new() { RunFor = Seconds(5) });
        Assert.Equal(["5 orders Started older", "10 orders Finished older by time"], all.ReadLines());
    }

    [Fact]
    public void A_cancel_of_all_runs_is_published_oldest_run_first()
    {
        var flow = _flows.With(TestFlows.OnDemand());
        flow.Put("third", At(5), startedAt: At(3));
        flow.Put("first", At(5), startedAt: At(1));
        flow.Put("second", At(5), startedAt: At(2));
        using var reader = _accounts.Changes.Subscribe();

        flow.CancelAll(At(6));

        Assert.Equal(
            ["6 orders CancelRequested first", "6 orders CancelRequested second", "6 orders CancelRequested third"],
            reader.ReadLines());
    }

    [Fact]
    public void A_due_run_is_published_again_when_its_plan_changes()
    {
        var flow = _flows.With(TestFlows.Scheduled(TestFlows.Every(60)));
        flow.Start(T0);
        var due = flow.Due(T0).Single().Id;
        using var reader = _accounts.Changes.Subscribe();

        flow.Plan(new() { RunFor = Seconds(7) }, At(1));

        var change = Assert.Single(reader.ReadAll().OfType<RunChange>());
        Assert.Equal((RunChangeKind.Due, due, Seconds(7)), (change.Kind, change.Run.Id, change.Run.Plan.RunFor));
    }
}
