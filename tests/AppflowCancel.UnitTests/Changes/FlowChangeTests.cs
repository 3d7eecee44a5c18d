using AppflowCancel.Domain.Accounts;
using AppflowCancel.UnitTests.Time;

namespace AppflowCancel.UnitTests.Changes;

/// <summary>What the feed publishes about flows and their schedules.</summary>
public sealed class FlowChangeTests
{
    private readonly AccountRegistry _accounts = new(new ManualTime(), new AccountSettings());
    private readonly FlowRegistry _flows;

    public FlowChangeTests()
    {
        var account = _accounts.Get("000000000000").Value!;
        account.SetClock(null, frozen: true, null);
        _flows = account.In("us-east-1");
    }

    [Fact]
    public void The_life_of_a_scheduled_flow_is_published()
    {
        using var reader = _accounts.Changes.Subscribe();
        var flow = _flows.With(TestFlows.Scheduled(TestFlows.Every(60)));
        var first = flow.Start(T0).Value!.Run;
        Assert.Null(first);
        flow.Start(At(1));
        flow.Update(TestFlows.Scheduled(TestFlows.Every(60)) with { Description = "new" }, At(2));
        flow.Stop(At(3));
        flow.Stop(At(4));
        flow.Untag(["none"], At(5));

        Assert.Equal(
            [
                "0 orders Created",
                "0 orders Started",
                "0 orders Due",
                "0 orders ScheduleFollowed",
                "60 orders Due",
                "0 orders ScheduleFollowed",
                "2 orders Updated",
                "3 orders Stopped",
                "60 orders Withdrawn",
                "5 orders Tagged",
            ],
            reader.ReadLines().Select(line => string.Join(' ', line.Split(' ').Take(3))));
    }

    [Fact]
    public void A_change_has_the_flow_as_it_is_after_it()
    {
        var flow = _flows.With(TestFlows.OnDemand());
        using var reader = _accounts.Changes.Subscribe();

        flow.Tag([new("team", "data")], At(1));
        flow.Update(TestFlows.OnDemand() with { Description = "new" }, At(2));
        flow.Plan(new() { RunFor = Seconds(5) }, At(3));
        _flows.Delete("orders", force: false, At(4));

        var states = reader.ReadAll().OfType<FlowChange>().Select(change => change.State).ToList();
        Assert.Equal("data", states[0]!.Tags["team"]);
        Assert.Equal(("new", At(2)), (states[1]!.Definition.Description, states[1]!.LastUpdatedAt));
        Assert.Equal(Seconds(5), states[2]!.Plan.RunFor);
        Assert.All(states.SkipLast(1), state => Assert.Empty(state!.Runs));
        Assert.Null(states[3]);
    }

    [Fact]
    public void A_flow_that_was_put_is_published_with_its_runs_and_nothing_else()
    {
        var state = TestFlows.ActiveFlow(TestFlows.Every(60)).Export(T0)!;
        using var reader = _accounts.Changes.Subscribe(transitions: true);

        _flows.Put(state, T0);

        var change = Assert.IsType<FlowChange>(Assert.Single(reader.ReadAll()));
        Assert.Equal((FlowChangeKind.Put, "us-east-1", 2), (change.Kind, change.Region, change.State!.Runs.Count));
    }

    [Fact]
    public void Each_transition_of_a_run_is_published_with_its_cause()
    {
        var flow = _flows.With(TestFlows.OnDemand());
        using var reader = _accounts.Changes.Subscribe(transitions: true);
        flow.Put("one", T0, startedAt: At(1));
        flow.CancelAll(At(2));
        flow.Records(At(60));

        Assert.Equal(
            [null, new(RunStatus.InProgress, At(1), "started by the control API"), new(RunStatus.CancelStarted, At(2), Cause), new(RunStatus.Canceled, At(4), "canceled")],
            reader.ReadAll().OfType<RunChange>().Select(change => change.Transition));
    }

    [Fact]
    public void The_token_of_every_kind_of_request_is_published_with_it()
    {
        using var reader = _accounts.Changes.Subscribe();
        _flows.Create(TestFlows.OnEvents(), TestFlows.NoTags, new ClientToken("one", "parameters"), T0);
        _flows.Update(TestFlows.OnEvents(), new ClientToken("one", "parameters"), T0);
        _flows.Start("orders", "one", T0);

        var eightHours = T0 + TimeSpan.FromHours(8);
        Assert.Equal(
            [
                new("CreateFlow\none", "orders", "parameters", eightHours, FlowStatus.Draft, null),
                new("UpdateFlow\none", "orders", "parameters", eightHours, FlowStatus.Draft, null),
                new("StartFlow\none", "orders", "orders", eightHours, FlowStatus.Active, null),
            ],
            reader.ReadAll().OfType<TokenChange>().Select(change => change.Token));
    }

    private const string Cause = "cancel requested by request 11111111-2222-4333-8444-555555555555";
}
