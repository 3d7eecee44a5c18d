using AppflowCancel.Domain.Accounts;
using AppflowCancel.Domain.Changes;
using AppflowCancel.UnitTests.Time;

namespace AppflowCancel.UnitTests.Accounts;

public sealed class FaultRulesTests
{
    private static readonly FaultRule Always = new() { Error = "ThrottlingException" };

    private readonly FaultRules _rules = NewRules(1);

    [Theory]
    [InlineData(null, null, true)]
    [InlineData("StartFlow", null, true)]
    [InlineData(null, "orders", true)]
    [InlineData("StartFlow", "orders", true)]
    [InlineData("StopFlow", null, false)]
    [InlineData(null, "returns", false)]
    [InlineData("StopFlow", "orders", false)]
    [InlineData("StartFlow", "returns", false)]
    public void A_rule_applies_to_its_operation_and_its_flow(string? operation, string? flow, bool applies)
    {
        var rule = Always with { Operation = operation, FlowName = flow };
        Replace(rule);

        Assert.Equal(applies ? (rule, 1) : null, _rules.Match("StartFlow", "orders", T0));
        Assert.Equal(applies ? 1 : 0, Assert.Single(_rules.Rules).Seen);
        Assert.Equal(applies ? 1 : 0, _rules.Rules[0].Applied);
    }

    [Fact]
    public void A_rule_of_a_flow_does_not_apply_to_a_request_without_one()
    {
        Replace(Always with { FlowName = "orders" });

        Assert.Null(_rules.Match("ListFlows", null, T0));
    }

    [Fact]
    public void The_first_rule_that_applies_decides()
    {
        Replace(Always with { Operation = "StopFlow" }, Always with { Times = 1 }, Always);

        Assert.Equal([2, 3, 3], Numbers(3));
        Assert.Equal([(0, 0), (3, 1), (2, 2)], _rules.Rules.Select(each => (each.Seen, each.Applied)));
    }

    [Fact]
    public void A_rule_lets_the_first_requests_pass_and_applies_so_many_times()
    {
        Replace(Always with { After = 2, Times = 3 });

        Assert.Equal([null, null, 1, 1, 1, null, null], Numbers(7));
        Assert.Equal((7, 3), (_rules.Rules[0].Seen, _rules.Rules[0].Applied));
    }

    [Fact]
    public void A_rule_with_a_rate_applies_to_the_requests_beyond_it()
    {
        Replace(Always with { RequestsPerSecond = 2, Burst = 3 });

        Assert.Equal([null, null, null, 1, 1], Numbers(5));
        Assert.Equal([1], Numbers(1, At(0.499)));
        Assert.Equal([null, 1], Numbers(2, At(0.5)));
        Assert.Equal([null, null, null, 1], Numbers(4, At(60)));
    }

    [Fact]
    public void Requests_before_a_rule_counts_take_nothing_from_its_rate()
    {
        Replace(Always with { After = 2, RequestsPerSecond = 1, Burst = 1 });

        Assert.Equal([null, null, null, 1], Numbers(4));
    }

    [Fact]
    public void A_probability_is_kept_and_repeatable()
    {
        Replace(Always with { Probability = 0.25 });
        var first = Numbers(1_000);
        Assert.InRange(first.Count(each => each is 1), 200, 300);

        Replace(Always with { Probability = 0.25 });
        Assert.Equal(first, Numbers(1_000));

        var other = NewRules(2);
        other.Replace([new FaultCount(Always with { Probability = 0.25 })]);
        Assert.NotEqual(first, NumbersOf(other, 1_000));

        Replace(Always with { Probability = 0 });
        Assert.DoesNotContain(1, Numbers(100));
    }

    [Fact]
    public void A_rule_that_cannot_fail_to_apply_uses_up_no_random_number()
    {
        var half = Always with { Probability = 0.5 };
        Replace(half);
        var alone = Numbers(100);

        Replace(half with { Times = 0 }, half with { Operation = "StopFlow" }, half);
        Assert.Equal(alone.Select(each => each + 2), Numbers(100));
        Replace(Always with { Times = 1 }, half);
        Assert.Equal([1, .. alone.Select(each => each + 1)], Numbers(101));
    }

    [Fact]
    public void Added_rules_come_after_those_that_are_there()
    {
        Assert.False(_rules.Any);
        Assert.Null(_rules.Match("StartFlow", "orders", T0));

        _rules.Add([]);
        Assert.False(_rules.Any);
        _rules.Add([new FaultCount(Always with { Times = 1 })]);
        _rules.Add([new FaultCount(Always)]);
        Assert.True(_rules.Any);
        Assert.Equal([1, 2], Numbers(2));

        _rules.Replace([]);
        Assert.False(_rules.Any);
        Replace(Always);
        Assert.True(_rules.Any);
    }

    [Fact]
    public void Every_change_of_the_rules_is_published()
    {
        var accounts = new AccountRegistry(new ManualTime(), new AccountSettings());
        var faults = accounts.Get("000000000000").Value!.Faults;
        using var reader = accounts.Changes.Subscribe();

        faults.Replace([new FaultCount(Always with { Times = 0 })]);
        faults.Add([]);
        faults.Match("StartFlow", null, T0);

        for (var i = 0; i < 3; i++)
        {
            Assert.True(reader.TryRead(out var changes));
            Assert.Equal(AccountChangeKind.FaultsChanged, Assert.IsType<AccountChange>(Assert.Single(changes)).Kind);
        }

        Assert.False(reader.TryRead(out _));
    }

    [Fact]
    public void The_seed_of_the_settings_makes_probabilities_repeatable()
    {
        Assert.Equal(Of(null), Of(null));
        Assert.Equal(Of(1), Of(1));
        Assert.NotEqual(Of(1), Of(2));

        static List<int?> Of(int? seed)
        {
            var account = new Account("000000000000", new VirtualClock(new ManualTime()), new AccountSettings { RandomSeed = seed });
            account.Faults.Replace([new FaultCount(Always with { Probability = 0.5 })]);
            return NumbersOf(account.Faults, 100);
        }
    }

    private void Replace(params FaultRule[] rules) => _rules.Replace(rules.Select(rule => new FaultCount(rule)));

    private List<int?> Numbers(int requests, Instant? now = null) => NumbersOf(_rules, requests, now);

    private static List<int?> NumbersOf(FaultRules rules, int requests, Instant? now = null) =>
        [.. Enumerable.Range(0, requests).Select(_ => rules.Match("StartFlow", "orders", now ?? T0)?.Number)];

    private static FaultRules NewRules(int seed) => new(seed, new AccountChanges(ChangeSource.Silent(), new VirtualClock(new ManualTime())));
}
