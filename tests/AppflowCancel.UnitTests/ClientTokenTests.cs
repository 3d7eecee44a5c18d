namespace AppflowCancel.UnitTests;

/// <summary>With a clientToken an operation takes effect once in eight hours.</summary>
public sealed class ClientTokenTests
{
    private const double EightHours = 8 * 3_600;

    private readonly FlowRegistry _registry = TestFlows.Registry();

    [Theory]
    [InlineData(0, true)]
    [InlineData(EightHours - 0.001, true)]
    [InlineData(EightHours, false)]
    public void Starting_again_with_a_token_answers_the_same_run_for_eight_hours(double later, bool same)
    {
        var flow = _registry.With(TestFlows.OnDemand());
        var first = _registry.Start("orders", "token", T0).Value!;
        var second = _registry.Start("orders", "token", At(later)).Value!;

        Assert.Equal(same, second.Run == first.Run);
        Assert.Equal(same ? 1 : 2, flow.Records(At(later)).Count);
    }

    [Fact]
    public void The_eight_hours_are_counted_from_the_first_use()
    {
        _registry.With(TestFlows.OnDemand());
        var first = _registry.Start("orders", "token", T0).Value!;
        _registry.Start("orders", "token", At(EightHours - 1));

        Assert.NotEqual(first.Run, _registry.Start("orders", "token", At(EightHours)).Value!.Run);
    }

    [Fact]
    public void Without_a_token_or_with_another_a_run_starts_each_time()
    {
        var flow = _registry.With(TestFlows.OnDemand());
        foreach (var token in new[] { null, null, "one", "two", "One" })
        {
            Assert.Null(_registry.Start("orders", token, T0).Refusal);
        }

        Assert.Equal(5, flow.Records(T0).Count);
    }

    [Fact]
    public void Another_on_demand_flow_may_use_the_token_too()
    {
        _registry.With(TestFlows.OnDemand("one"));
        _registry.With(TestFlows.OnDemand("two"));

        Assert.NotEqual(_registry.Start("one", "token", T0).Value!.Run, _registry.Start("two", "token", T0).Value!.Run);
    }

    [Fact]
    public void Another_scheduled_or_event_flow_may_not()
    {
        _registry.With(TestFlows.Scheduled(TestFlows.Every(60), "one"));
        _registry.With(TestFlows.OnEvents("two"));
        Assert.Null(_registry.Start("one", "token", T0).Refusal);

        Assert.Equal(new Refusal(RefusalReason.ClientTokenReused, "token"), _registry.Start("two", "token", T0).Refusal);
        Assert.Equal(FlowStatus.Draft, _registry.Describe("two", T0).Value!.Status);
        Assert.Null(_registry.Start("one", "token", T0).Refusal);
        Assert.Null(_registry.Start("two", "token", At(EightHours)).Refusal);
    }

    [Fact]
    public void A_flows_name_and_a_token_never_collide_with_another_token()
    {
        _registry.With(TestFlows.OnDemand("orders"));
        _registry.With(TestFlows.OnEvents("events"));
        Assert.Null(_registry.Start("orders", "token", T0).Refusal);

        Assert.Null(_registry.Start("events", "orders token", T0).Refusal);
    }

    [Fact]
    public void A_refusal_is_not_remembered()
    {
        Assert.Equal(RefusalReason.NoSuchFlow, _registry.Start("orders", "token", T0).Refusal!.Reason);
        _registry.With(TestFlows.OnDemand());

        Assert.Null(_registry.Start("orders", "token", T0).Refusal);
    }

    [Fact]
    public void Creating_again_with_the_token_and_the_same_parameters_answers_the_same_flow()
    {
        var first = Create("orders", new("token", "a"), T0).Value;

        Assert.Same(first, Create("orders", new("token", "a"), At(5)).Value);
        Assert.Equal(RefusalReason.FlowExists, Create("orders", new("other", "a"), At(5)).Refusal!.Reason);
    }

    [Fact]
    public void Creating_with_a_used_token_and_other_parameters_is_refused()
    {
        Create("orders", new("token", "a"), T0);

        Assert.Equal(
            new Refusal(RefusalReason.ClientTokenReused, "token"), Create("returns", new("token", "b"), At(5)).Refusal);
        Assert.Single(_registry.All);
        Assert.Null(Create("returns", new("token", "b"), At(EightHours)).Refusal);
    }

    [Fact]
    public void Updating_again_changes_nothing_more_and_with_other_parameters_is_refused()
    {
        _registry.With(TestFlows.OnDemand());
        Update("one", new("token", "1"), At(1));
        Update("two", null, At(2));
        Update("one", new("token", "1"), At(3));

        Assert.Equal("two", _registry.Describe("orders", At(3)).Value!.Definition.Description);
        Assert.Equal(RefusalReason.ClientTokenReused, Update("three", new("token", "3"), At(3)).Refusal!.Reason);
    }

    [Fact]
    public void Each_operation_has_its_own_tokens()
    {
        Create("orders", new("token", "a"), T0);

        Assert.Null(Update("new", new("token", "b"), T0).Refusal);
        Assert.NotNull(_registry.Start("orders", "token", T0).Value!.Run);
    }

    [Fact]
    public void The_tokens_of_a_deleted_flow_are_forgotten()
    {
        Create("orders", new("token", "a"), T0);
        var run = _registry.Start("orders", "token", T0).Value!.Run;
        _registry.Delete("orders", force: true, At(1));

        Assert.Null(Create("orders", new("token", "b"), At(2)).Refusal);
        Assert.NotEqual(run, _registry.Start("orders", "token", At(2)).Value!.Run);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void The_number_of_tokens_is_limited_and_the_oldest_are_forgotten_first(int kept)
    {
        var registry = TestFlows.Registry(new Limits { ClientTokensKept = kept });
        registry.With(TestFlows.OnDemand());
        var runs = Enumerable.Range(0, kept + 1).Select(i => registry.Start("orders", $"{i}", At(i)).Value!.Run).ToList();

        for (var again = 0; again < 3; again++)
        {
            Assert.Equal(runs.Skip(1), Enumerable.Range(1, kept).Select(i => registry.Start("orders", $"{i}", At(10)).Value!.Run));
        }

        Assert.NotEqual(runs[0], registry.Start("orders", "0", At(10)).Value!.Run);
    }

    private Outcome<FlowSnapshot> Create(string name, ClientToken token, Instant at) =>
        _registry.Create(TestFlows.OnDemand(name), TestFlows.NoTags, token, at);

    private Outcome<FlowSnapshot> Update(string description, ClientToken? token, Instant at) =>
        _registry.Update(TestFlows.OnDemand() with { Description = description }, token, at);
}
