using AppflowCancel.Domain.Access;
using AppflowCancel.Domain.Accounts;
using AppflowCancel.Domain.Changes;
using AppflowCancel.UnitTests.Changes;
using AppflowCancel.UnitTests.Time;

namespace AppflowCancel.UnitTests.Accounts;

/// <summary>What an account publishes, exports and limits.</summary>
public sealed class AccountChangesTests
{
    private const string Id = "000000000000";

    private readonly AccountRegistry _accounts = new(new ManualTime(), new AccountSettings { Limits = new Limits { Regions = 2 } });
    private readonly Account _account;

    public AccountChangesTests()
    {
        _account = _accounts.Get(Id).Value!;
        _account.SetClock(null, frozen: true, null);
    }

    [Fact]
    public void Every_move_of_the_clock_is_published_and_nothing_when_it_stays()
    {
        using var reader = _accounts.Changes.Subscribe();

        Assert.Empty(_account.AdvanceToNextTransition(out var stayed));
        Assert.Equal(T0, stayed);
        Assert.Null(_account.SetClock(At(-1), null, null));
        Assert.Empty(reader.ReadLines());

        _account.AdvanceBy(Seconds(5), out var moved);
        Assert.Equal(At(5), moved);
        _account.SetClock(At(6), null, null);
        _account.In("us-east-1").With(TestFlows.OnDemand()).Put("one", At(6), plan: new() { RunFor = Seconds(4) });
        _account.AdvanceToNextTransition(out moved);
        Assert.Equal(At(10), moved);
        Assert.Equal(3, reader.ReadLines().Count(line => line == $"{Id} ClockChanged"));
    }

    [Fact]
    public void A_change_carries_the_time_of_its_account()
    {
        _account.AdvanceBy(Seconds(5));
        using var reader = _accounts.Changes.Subscribe();

        _account.ReportTargets.Replace([new ReportTarget(new Uri("http://localhost/"), ReportForm.Event)]);

        var change = Assert.IsType<AccountChange>(Assert.Single(reader.ReadAll()));
        Assert.Equal((AccountChangeKind.ReportTargetsChanged, At(5), Id), (change.Kind, change.At, change.Account));
        Assert.Single(_account.ReportTargets.All);
    }

    [Fact]
    public void Passed_transitions_are_published_on_demand()
    {
        _account.In("us-east-1").With(TestFlows.OnDemand()).Put("one", T0, plan: new() { RunFor = Seconds(5) });
        using var reader = _accounts.Changes.Subscribe(transitions: true);
        _account.Clock.MoveTo(At(7));
        Assert.Empty(reader.ReadLines());

        _account.PublishTransitions();

        Assert.Equal(["5 orders Finished one by time"], reader.ReadLines());
    }

    [Fact]
    public void A_replacement_is_published_with_its_state_only_to_readers()
    {
        _accounts.Replace(_accounts.Empty(Id));
        using var reader = _accounts.Changes.Subscribe();
        _accounts.Replace(_accounts.Empty(Id, new ClockReading(At(-5), Frozen: true, Rate: 1)));

        var change = Assert.IsType<AccountChange>(Assert.Single(reader.ReadAll()));
        Assert.Equal((AccountChangeKind.Replaced, At(-5)), (change.Kind, change.At));
        Assert.NotNull(change.State);
        Assert.True(change.Sequence > 0);
    }

    [Fact]
    public void The_number_of_regions_is_limited()
    {
        _account.In("us-east-1");
        Assert.Null(_account.CheckRegion("eu-west-1"));
        _account.In("eu-west-1");

        Assert.Null(_account.CheckRegion("us-east-1"));
        Assert.Equal(new Refusal(RefusalReason.TooManyRegions, "2"), _account.CheckRegion("eu-north-1"));
    }

    [Fact]
    public void An_export_lists_the_flows_by_region_and_name()
    {
        _account.In("us-east-1").With(TestFlows.OnDemand("b"));
        _account.In("us-east-1").With(TestFlows.OnDemand("a"));
        _account.In("eu-west-1").With(TestFlows.OnDemand("c")).Put("one", T0);

        var state = _account.Export();

        Assert.Same(_account, state.Account);
        Assert.Equal([("eu-west-1", "c"), ("us-east-1", "a"), ("us-east-1", "b")], state.Flows.Select(each => (each.Region, each.Flow.Definition.Name)));
        Assert.Single(state.Flows[0].Flow.Runs);
    }

    [Fact]
    public void Each_region_has_its_own_connectors_and_they_are_listed_by_region()
    {
        var us = _account.ConnectorsIn("us-east-1");

        Assert.Same(us, _account.ConnectorsIn("us-east-1"));
        Assert.NotSame(us, _account.ConnectorsIn("eu-west-1"));
        Assert.Equal(["eu-west-1", "us-east-1"], _account.ConnectorRegions.Select(each => each.Region));
    }

    [Fact]
    public void A_new_account_is_open_unless_it_is_made_with_callers()
    {
        var closed = new AccessSettings(SignatureMode.Ignored, []);

        Assert.Same(AccessSettings.Open, _account.Access);
        Assert.Same(closed, _accounts.Empty("111111111111", access: closed).Access);
        Assert.Null(_accounts.Find("111111111111"));
    }

    [Fact]
    public void Run_ids_are_repeatable_with_a_seed_only()
    {
        Assert.Equal(FirstRun(7), FirstRun(7));
        Assert.NotEqual(FirstRun(7), FirstRun(8));
        Assert.NotEqual(FirstRun(null), FirstRun(null));

        static string FirstRun(int? seed) =>
            new Account(Id, new VirtualClock(new ManualTime()), new AccountSettings { RandomSeed = seed }).In("us-east-1").With(TestFlows.OnDemand()).StartRun(T0);
    }

    [Fact]
    public void Changes_of_several_accounts_made_together_are_read_together()
    {
        _accounts.Get("111111111111");
        using var reader = _accounts.Changes.Subscribe();
        var read = new List<Change>();

        _accounts.Changes.Together(_accounts.Clear);
        reader.ReadAll(read);

        Assert.Equal([1L, 2L], read.Select(change => change.Sequence - read[0].Sequence + 1));
        Assert.Equal(read[^1].Sequence, _accounts.Changes.Position);
    }
}
