using AppflowCancel.Domain.Accounts;
using AppflowCancel.UnitTests.Time;

namespace AppflowCancel.UnitTests.Accounts;

/// <summary>Moving an account's clock, and the reported transitions.</summary>
public sealed class AccountTests
{
    private readonly Account _account;

    public AccountTests()
    {
        var settings = new AccountSettings { Plan = new RunPlan { RunFor = Seconds(30) }, RandomSeed = 1 };
        _account = new Account("000000000000", new VirtualClock(new ManualTime()), settings);
        _account.Clock.TrySet(frozen: true);
    }

    [Fact]
    public void Advancing_returns_the_transitions_of_all_flows_and_regions_in_order()
    {
        var (orders, returns) = (In("us-east-1", TestFlows.OnDemand("orders")), In("us-east-1", TestFlows.OnDemand("returns")));
        var audits = In("eu-west-1", TestFlows.OnDemand("audits"));
        orders.Put("one", T0);
        audits.Put("two", T0, startedAt: At(5));
        returns.Put("three", T0, plan: new() { RunFor = Seconds(10) });
        orders.Put("four", T0);
        orders.Cancel(T0, "four");

        Assert.Equal(
            [
                "2 orders four Canceled canceled",
                "5 audits two InProgress started by the control API",
                "10 returns three Successful completed",
                "30 orders one Successful completed",
                "35 audits two Successful completed",
            ],
            Lines(_account.AdvanceBy(Seconds(35))));
        Assert.Equal(At(35), _account.Clock.Now);
    }

    [Fact]
    public void Every_transition_is_reported_exactly_once()
    {
        In("us-east-1", TestFlows.Scheduled(TestFlows.Every(60))).Start(T0);
        In("eu-west-1", TestFlows.OnDemand("audits")).Put("one", T0, plan: new() { RunFor = Seconds(45) });
        var bySteps = Enumerable.Range(0, 40).SelectMany(_ => Lines(_account.AdvanceBy(Seconds(7.5)))).ToList();

        Assert.Equal(11, bySteps.Count);
        Assert.Equal(bySteps.Distinct(), bySteps);
        Assert.Equal("60 orders * InProgress started by the schedule", Masked(bySteps[2]));
        Assert.Equal("300 orders * InProgress started by the schedule", Masked(bySteps[^1]));
    }

    [Fact]
    public void Runs_that_start_and_end_within_one_advance_are_reported()
    {
        In("us-east-1", TestFlows.Scheduled(TestFlows.Every(60))).Start(T0);

        Assert.Equal(
            ["30 Successful", "60 InProgress", "90 Successful", "120 InProgress", "150 Successful"],
            _account.AdvanceBy(Seconds(179)).Select(happened => $"{Second(happened)} {happened.Entry.Status}"));
    }

    [Fact]
    public void Advancing_to_the_next_transition_reports_all_transitions_of_that_instant()
    {
        var flow = In("us-east-1", TestFlows.OnDemand("orders"));
        var other = In("eu-west-1", TestFlows.OnDemand("audits"));
        flow.Put("one", T0);
        other.Put("two", T0);
        flow.Put("due", T0, startedAt: At(50));

        Assert.Equal(
            ["30 audits two Successful completed", "30 orders one Successful completed"],
            Lines(_account.AdvanceToNextTransition()));
        Assert.Equal(At(30), _account.Clock.Now);
        Assert.Equal(["50 orders due InProgress started by the control API"], Lines(_account.AdvanceToNextTransition()));
        Assert.Equal(["80 orders due Successful completed"], Lines(_account.AdvanceToNextTransition()));
        Assert.Empty(_account.AdvanceToNextTransition());
        Assert.Equal(At(80), _account.Clock.Now);
    }

    [Fact]
    public void Held_runs_have_no_next_transition()
    {
        var flow = In("us-east-1", TestFlows.OnDemand("orders"));
        flow.Put("held", T0, plan: new() { RunFor = RunPlan.Never });
        flow.Put("cancelling", T0, plan: new() { CancelFor = RunPlan.Never });
        flow.Cancel(T0, "cancelling");

        Assert.Empty(_account.AdvanceToNextTransition());
        Assert.Equal(T0, _account.Clock.Now);
    }

    [Fact]
    public void The_next_transition_of_a_schedule_is_its_next_run()
    {
        var flow = In("us-east-1", TestFlows.Scheduled(TestFlows.Every(60)));
        flow.Start(T0);

        Assert.Equal(
            [30, 60, 90, 120],
            Enumerable.Range(0, 4).Select(_ => Second(Assert.Single(_account.AdvanceToNextTransition()))));
        Assert.Equal(RunStatus.InProgress, flow.Describe(At(120))!.LastRun!.Status);
    }

    [Fact]
    public void The_end_of_a_batch_is_reported_in_order()
    {
        var flow = In("us-east-1", TestFlows.OnDemand("orders"));
        flow.Put("one", T0, plan: new() { BatchFor = Seconds(12) });
        flow.Cancel(T0, "one");

        Assert.Equal(
            ["12 orders one CancelStarted batch finished", "14 orders one Canceled canceled"],
            Lines(_account.AdvanceBy(Seconds(60))));
    }

    [Fact]
    public void Advancing_by_zero_returns_nothing()
    {
        In("us-east-1", TestFlows.OnDemand("orders")).Put("one", T0, plan: new() { RunFor = TimeSpan.Zero });

        Assert.Empty(_account.AdvanceBy(TimeSpan.Zero));
        Assert.Equal(T0, _account.Clock.Now);
    }

    [Fact]
    public void Time_can_be_advanced_to_its_end_and_no_further()
    {
        In("us-east-1", TestFlows.OnDemand("orders")).Put("one", T0);

        Assert.Single(_account.AdvanceBy(TimeSpan.MaxValue));
        Assert.Empty(_account.AdvanceBy(Seconds(5)));
        Assert.Equal(Instant.Last, _account.Clock.Now);
    }

    [Fact]
    public void Setting_the_clock_returns_the_transitions_and_never_goes_back()
    {
        In("us-east-1", TestFlows.OnDemand("orders")).Put("one", T0);

        Assert.Equal(["30 orders one Successful completed"], Lines(_account.SetClock(At(40), frozen: null, rate: 5)!));
        Assert.Equal(new ClockReading(At(40), Frozen: true, Rate: 5), _account.Clock.Read());
        Assert.Empty(_account.SetClock(At(40), frozen: null, rate: null)!);
        Assert.Null(_account.SetClock(At(39), frozen: false, rate: 1));
        Assert.Equal(new ClockReading(At(40), Frozen: true, Rate: 5), _account.Clock.Read());
        Assert.Empty(_account.SetClock(null, frozen: false, rate: null)!);
        Assert.False(_account.Clock.Read().Frozen);
    }

    [Fact]
    public void A_region_is_created_on_first_use()
    {
        Assert.Empty(_account.Regions);
        Assert.Same(_account.In("us-east-1"), _account.In("us-east-1"));
        Assert.NotSame(_account.In("eu-west-1"), _account.In("us-east-1"));
        Assert.Equal(["eu-west-1", "us-east-1"], _account.Regions.Select(region => region.Region));
    }

    private Flow In(string region, FlowDefinition definition) => _account.In(region).With(definition);

    private static double Second(FlowTransition happened) => (happened.Entry.At - T0).TotalSeconds;

    private static IEnumerable<string> Lines(IEnumerable<FlowTransition> transitions) => transitions.Select(
        happened => $"{Second(happened)} {happened.FlowName} {happened.Run} {happened.Entry.Status} {happened.Entry.Cause}");

    private static string Masked(string line) => string.Join(' ', line.Split(' ').Select((word, i) => i == 2 ? "*" : word));
}
