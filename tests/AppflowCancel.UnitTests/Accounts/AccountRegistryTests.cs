using AppflowCancel.Domain.Accounts;
using AppflowCancel.UnitTests.Time;

namespace AppflowCancel.UnitTests.Accounts;

public sealed class AccountRegistryTests
{
    private readonly AccountRegistry _accounts = new(new ManualTime(), new AccountSettings { MaxAccounts = 2 });

    [Fact]
    public void Each_account_has_its_own_flows_and_clock()
    {
        var (one, two) = (_accounts.Get("111111111111").Value!, _accounts.Get("222222222222").Value!);
        var (mine, yours) = (one.In("us-east-1").With(TestFlows.OnDemand()), two.In("us-east-1").With(TestFlows.OnDemand()));
        var (my, your) = (mine.StartRun(T0), yours.StartRun(T0));
        mine.CancelAll(At(1));
        one.AdvanceBy(Seconds(1_000));

        Assert.Equal(RunStatus.Canceled, mine.Status(my, one.Clock.Now));
        Assert.Equal(T0, two.Clock.Now);
        Assert.Equal(RunStatus.InProgress, yours.Status(your, two.Clock.Now));
    }

    [Fact]
    public void The_number_of_accounts_is_limited()
    {
        var one = _accounts.Get("111111111111").Value;
        _accounts.Get("222222222222");

        Assert.Equal(new Refusal(RefusalReason.TooManyAccounts, "2"), _accounts.Get("333333333333").Refusal);
        Assert.Same(one, _accounts.Get("111111111111").Value);
    }

    [Fact]
    public void A_flow_is_found_in_every_account_and_region_that_has_one_of_its_name()
    {
        _accounts.Get("222222222222").Value!.In("us-east-1").With(TestFlows.OnDemand());
        _accounts.Get("111111111111").Value!.In("us-east-1").With(TestFlows.OnDemand());
        _accounts.Get("111111111111").Value!.In("eu-west-1").With(TestFlows.OnDemand());

        Assert.Equal(
            "111111111111/eu-west-1, 111111111111/us-east-1, 222222222222/us-east-1", _accounts.FindFlowElsewhere("orders").ToString());
        Assert.Equal(0, _accounts.FindFlowElsewhere("returns").Count);
    }

    [Fact]
    public void The_first_few_places_of_a_flow_are_named()
    {
        var account = _accounts.Get("111111111111").Value!;
        for (var i = 9; i > 0; i--)
        {
            account.In($"eu-west-{i}").With(TestFlows.OnDemand());
        }

        Assert.Equal(
            "111111111111/eu-west-1, 111111111111/eu-west-2, 111111111111/eu-west-3, 111111111111/eu-west-4, 111111111111/eu-west-5 and 4 more",
            _accounts.FindFlowElsewhere("orders").ToString());
    }

    [Fact]
    public void A_flow_deleted_in_one_region_is_still_found_in_another()
    {
        var account = _accounts.Get("111111111111").Value!;
        account.In("us-east-1").With(TestFlows.OnDemand());
        account.In("eu-west-1").With(TestFlows.OnDemand());

        account.In("us-east-1").Delete("orders", force: false, T0);

        Assert.Equal("111111111111/eu-west-1", _accounts.FindFlowElsewhere("orders").ToString());
    }

    [Fact]
    public void A_flow_is_not_found_after_it_or_its_account_is_removed()
    {
        var one = _accounts.Get("111111111111").Value!;
        one.In("us-east-1").With(TestFlows.OnDemand());
        Assert.Null(one.In("us-east-1").Delete("orders", force: false, T0));
        Assert.Equal(0, _accounts.FindFlowElsewhere("orders").Count);

        one.In("us-east-1").With(TestFlows.OnDemand());
        _accounts.Replace(_accounts.Empty("111111111111"));
        Assert.Equal(0, _accounts.FindFlowElsewhere("orders").Count);

        // A request in progress when the account was dropped.
        one.In("us-east-1").With(TestFlows.OnDemand("late"));
        one.In("eu-west-1").With(TestFlows.OnDemand("late"));
        Assert.Equal(0, _accounts.FindFlowElsewhere("late").Count);

        _accounts.Get("111111111111").Value!.In("us-east-1").With(TestFlows.OnDemand());
        _accounts.Clear();
        Assert.Equal(0, _accounts.FindFlowElsewhere("orders").Count);
    }

    [Fact]
    public void A_replaced_account_is_removed_with_its_contents()
    {
        var old = _accounts.Get("111111111111").Value!;
        old.In("us-east-1").With(TestFlows.OnDemand()).StartRun(T0);
        var fresh = _accounts.Empty("111111111111", new ClockReading(At(-500), Frozen: true, Rate: 1));
        _accounts.Replace(fresh);

        Assert.True(old.Dropped.IsCompleted);
        Assert.False(fresh.Dropped.IsCompleted);
        Assert.Same(fresh, _accounts.Get("111111111111").Value);
        Assert.Equal(At(-500), fresh.Clock.Now);
        Assert.Empty(fresh.Regions);
    }

    [Fact]
    public void Clear_removes_everything()
    {
        var one = _accounts.Get("111111111111").Value!;
        _accounts.Clear();

        Assert.True(one.Dropped.IsCompleted);
        Assert.Empty(_accounts.All);
        Assert.NotSame(one, _accounts.Get("111111111111").Value);
    }
}
