using AppflowCancel.Domain.Access;
using AppflowCancel.Domain.Accounts;
using AppflowCancel.UnitTests.Time;

namespace AppflowCancel.UnitTests.Changes;

/// <summary>What the feed publishes to its readers, and when that ends.</summary>
public sealed class ChangeFeedTests
{
    private const string Id = "000000000000";

    private readonly ManualTime _time = new();
    private readonly AccountRegistry _accounts;
    private readonly Account _account;
    private readonly FlowRegistry _flows;

    public ChangeFeedTests()
    {
        _accounts = new AccountRegistry(_time, new AccountSettings { Limits = new Limits { FinishedRunsKept = 2 } });
        _account = _accounts.Get(Id).Value!;
        _account.SetClock(null, frozen: true, null);
        _flows = _account.In("us-east-1");
    }

    [Fact]
    public void A_change_is_published_after_it_took_effect_and_in_order()
    {
        using var reader = _accounts.Changes.Subscribe();

        var flow = _flows.With(TestFlows.OnDemand());
        flow.Put("one", T0);
        flow.Tag([new("team", "data")], T0);
        flow.Plan(new RunPlanChanges { RunFor = Seconds(5) }, T0);
        flow.Cancel(At(1), "one");
        flow.Finish("one", RunStatus.Error, At(2));
        _flows.Delete("orders", force: false, At(3));

        Assert.Equal(
            [
                "0 orders Created",
                "0 orders Started one",
                "0 orders Tagged",
                "0 orders Planned",
                "1 orders CancelRequested one",
                "2 orders Finished one",
                "3 orders Deleted",
            ],
            reader.ReadLines());
    }

    [Fact]
    public void The_changes_of_one_request_are_published_together()
    {
        var flow = _flows.With(TestFlows.OnDemand());
        flow.Put("one", T0);
        flow.Put("two", T0);
        using var reader = _accounts.Changes.Subscribe();

        flow.CancelAll(At(1));

        Assert.True(reader.TryRead(out var changes));
        Assert.Equal(2, changes.Count);
        Assert.False(reader.TryRead(out _));
    }

    [Fact]
    public void A_client_token_is_published_with_the_changes_of_its_request()
    {
        _flows.With(TestFlows.OnDemand());
        using var reader = _accounts.Changes.Subscribe();

        var id = _flows.Start("orders", "token", T0).Value!.Run;
        _flows.Start("orders", "token", T0);

        Assert.True(reader.TryRead(out var changes));
        Assert.Equal(id, Assert.IsType<TokenChange>(changes[^1]).Token.Run);
        Assert.False(reader.TryRead(out _));
    }

    [Fact]
    public void Transitions_by_time_are_published_in_order_to_readers_that_want_them()
    {
        var flow = _flows.With(TestFlows.OnDemand());
        flow.Put("long", T0);
        using var reader = _accounts.Changes.Subscribe(transitions: true);

        flow.Put("due", T0, startedAt: At(10), plan: new() { RunFor = Seconds(5) });
        _account.AdvanceBy(Seconds(60));

        Assert.Equal(
            [
                "10 orders Due due",
                "10 orders Started due by time",
                "15 orders Finished due by time",
                "30 orders Finished long by time",
                $"{Id} ClockChanged",
            ],
            reader.ReadLines());
    }

    [Fact]
    public void The_runs_of_a_schedule_are_published_in_order_even_when_the_clock_jumps()
    {
        var flow = _flows.With(TestFlows.Scheduled(TestFlows.Every(10)));
        flow.Plan(new RunPlanChanges { RunFor = Seconds(5) }, T0);
        using var reader = _accounts.Changes.Subscribe(transitions: true);

        flow.Start(T0);
        _account.AdvanceBy(Seconds(16));

        var told = reader.ReadAll().OfType<RunChange>().Where(change => change.Kind is not RunChangeKind.Due).ToList();
        Assert.Equal([0, 5, 10, 15], told.Select(change => (change.At - T0).TotalSeconds));
        Assert.Equal(
            [RunChangeKind.Started, RunChangeKind.Finished, RunChangeKind.Started, RunChangeKind.Finished],
            told.Select(change => change.Kind));
    }

    [Fact]
    public void Readers_that_do_not_want_transitions_by_time_do_not_get_them()
    {
        var flow = _flows.With(TestFlows.OnDemand());
        flow.Put("one", T0);
        using var reader = _accounts.Changes.Subscribe();

        _account.AdvanceBy(Seconds(60));

        Assert.Equal([$"{Id} ClockChanged"], reader.ReadLines());
    }

    [Fact]
    public void A_dropped_finished_run_is_published_as_forgotten()
    {
        var flow = _flows.With(TestFlows.OnDemand());
        using var reader = _accounts.Changes.Subscribe();
        foreach (var id in (string[])["one", "two", "three"])
        {
            flow.Put(id, T0);
            flow.Finish(id, RunStatus.Successful, T0);
        }

        Assert.Equal("0 orders Forgotten one", reader.ReadLines().Last());
    }

    [Fact]
    public void A_replaced_account_is_published_with_its_state_and_the_old_one_publishes_nothing()
    {
        var old = _flows.With(TestFlows.OnDemand());
        using var reader = _accounts.Changes.Subscribe();

        var account = _accounts.Empty(Id);
        account.In("eu-west-1").With(TestFlows.OnDemand("returns"));
        _accounts.Replace(account);
        old.Put("late", T0);
        account.In("eu-west-1").Find("returns")!.Put("one", T0);

        var changes = reader.ReadAll().ToList();
        var state = Assert.IsType<AccountChange>(changes[0]).State!;
        Assert.Equal(("eu-west-1", "returns"), state.Flows.Select(each => (each.Region, each.Flow.Definition.Name)).Single());
        Assert.Equal("one", Assert.IsType<RunChange>(changes[1]).Run.Id.ToString());
        Assert.Equal(2, changes.Count);
    }

    [Fact]
    public void A_reset_is_published_for_each_account()
    {
        _accounts.Get("111111111111");
        using var reader = _accounts.Changes.Subscribe();

        _accounts.Clear();
        _flows.With(TestFlows.OnDemand());

        Assert.Equal([$"{Id} Dropped", "111111111111 Dropped"], reader.ReadLines().Order());
    }

    [Fact]
    public void A_reader_of_one_account_gets_only_its_changes()
    {
        using var reader = _accounts.Changes.Subscribe(account: "111111111111");

        _flows.With(TestFlows.OnDemand());
        _accounts.Get("111111111111");

        Assert.Equal(["111111111111 Created"], reader.ReadLines());
    }

    [Fact]
    public async Task A_reader_that_falls_behind_is_dropped_and_not_waited_for()
    {
        using var reader = _accounts.Changes.Subscribe(capacity: 2);
        var flow = _flows.With(TestFlows.OnDemand());

        flow.Put("one", T0);
        flow.Put("two", T0);

        Assert.False(_accounts.Changes.HasReaders);
        Assert.Equal(["0 orders Created", "0 orders Started one"], reader.ReadLines());
        Assert.False(await reader.WaitAsync(CancellationToken.None));
        Assert.True(reader.FellBehind);
    }

    [Fact]
    public async Task A_reader_that_is_disposed_of_ends_its_subscription()
    {
        var reader = _accounts.Changes.Subscribe();

        reader.Dispose();

        Assert.False(_accounts.Changes.HasReaders);
        Assert.False(await reader.WaitAsync(CancellationToken.None));
        Assert.False(reader.FellBehind);
    }

    [Fact]
    public void Access_is_published_when_it_is_set_and_not_when_it_is_refused()
    {
        var bob = new AccessSettings(SignatureMode.Ignored, [new AccessCaller { AccessKeyId = "AKIDBOB", Arn = "arn:aws:iam::000000000000:user/bob" }]);
        var other = _accounts.Get("000000000001").Value!;
        using var reader = _accounts.Changes.Subscribe();

        _accounts.SetAccess(_account, bob);
        var refusal = _accounts.SetAccess(other, bob);

        Assert.Equal([$"{Id} AccessChanged"], reader.ReadLines());
        Assert.Equal(new Refusal(RefusalReason.AccessKeyIsTaken, "AKIDBOB"), refusal);
    }

    [Fact]
    public void Faults_are_published_when_they_are_set_and_when_a_counter_changes()
    {
        using var reader = _accounts.Changes.Subscribe();

        _account.Faults.Replace([new FaultCount(new FaultRule { Operation = "StartFlow", Error = "ThrottlingException" })]);
        _account.Faults.Match("StartFlow", null, T0);
        _account.Faults.Match("StopFlow", null, T0);

        Assert.Equal([$"{Id} FaultsChanged", $"{Id} FaultsChanged"], reader.ReadLines());
    }
}
