namespace AppflowCancel.UnitTests.Flows;

/// <summary>Client tokens of an earlier process, and those whose parameters include credentials.</summary>
public sealed class RememberedTokenTests
{
    private static readonly RunId Run = RunId.Parse("run-1");

    private readonly FlowRegistry _registry = TestFlows.Registry();

    [Fact]
    public void Starting_again_answers_the_run_of_the_earlier_process()
    {
        var flow = _registry.With(TestFlows.OnDemand());
        Remember("StartFlow orders\ntoken", FlowStatus.Active, Run);

        Assert.Equal(new FlowStart(FlowStatus.Active, Run), _registry.Start("orders", "token", T0).Value);
        Assert.Empty(flow.Records(T0));
        Assert.NotEqual(Run, _registry.Start("orders", "token", At(60)).Value!.Run);
    }

    [Fact]
    public void Creating_and_updating_again_answer_the_flow_with_the_status_it_had()
    {
        _registry.With(TestFlows.OnDemand());
        Remember("CreateFlow\ntoken", FlowStatus.Draft, null);
        Remember("UpdateFlow\ntoken", FlowStatus.Suspended, null);
        var token = new ClientToken("token", "parameters");

        var created = _registry.Create(TestFlows.OnDemand(), TestFlows.NoTags, token, T0).Value!;
        Assert.Equal(("orders", FlowStatus.Draft), (created.Definition.Name, created.Status));
        Assert.Equal(FlowStatus.Suspended, _registry.Update(TestFlows.OnDemand(), token, T0).Value!.Status);
        Assert.Equal(RefusalReason.ClientTokenReused, _registry.Update(TestFlows.OnDemand(), token with { Parameters = "x" }, T0).Refusal!.Reason);
    }

    [Fact]
    public void The_token_of_a_flow_that_is_gone_is_not_remembered()
    {
        Remember("CreateFlow\ntoken", FlowStatus.Active, null);

        Assert.Null(_registry.Create(TestFlows.OnDemand(), TestFlows.NoTags, new ClientToken("token", "other"), T0).Refusal);
    }

    [Fact]
    public void Of_parameters_with_credentials_a_digest_is_remembered_that_recognises_them()
    {
        var one = new ClientToken("token", "a password") { HasSecrets = true };
        _registry.Create(TestFlows.OnDemand(), TestFlows.NoTags, one, T0);

        Assert.Null(_registry.Create(TestFlows.OnDemand(), TestFlows.NoTags, one, T0).Refusal);
        Assert.Equal(
            RefusalReason.ClientTokenReused,
            _registry.Create(TestFlows.OnDemand(), TestFlows.NoTags, one with { Parameters = "another password" }, T0).Refusal!.Reason);
    }

    [Theory]
    [InlineData("")]
    [InlineData("0123456789ABCDEF0123456789ABCDEF")]
    public void A_digest_without_its_hash_recognises_nothing(string digest)
    {
        _registry.With(TestFlows.OnDemand());
        _registry.Remember(new UsedToken("UpdateFlow\ntoken", "orders", digest, At(60), FlowStatus.Active, null), T0);

        var token = new ClientToken("token", "") { HasSecrets = true };
        Assert.Equal(RefusalReason.ClientTokenReused, _registry.Update(TestFlows.OnDemand(), token, T0).Refusal!.Reason);
    }

    [Fact]
    public void A_token_that_expired_and_was_used_again_keeps_its_new_answer()
    {
        _registry.With(TestFlows.OnDemand());
        _registry.Start("orders", "token", T0);
        var eightHours = 8 * 3_600;
        var second = _registry.Start("orders", "token", At(eightHours)).Value!.Run;
        _registry.Start("orders", "other", At(eightHours + 1));

        Assert.Equal(second, _registry.Start("orders", "token", At(eightHours + 2)).Value!.Run);
        _registry.Delete("orders", force: true, At(eightHours + 3));
        _registry.Create(TestFlows.OnDemand(), TestFlows.NoTags, null, At(eightHours + 3));
        Assert.NotEqual(second, _registry.Start("orders", "token", At(eightHours + 4)).Value!.Run);
    }

    [Fact]
    public void The_expiry_of_a_forgotten_token_does_not_end_its_later_use()
    {
        _registry.With(TestFlows.OnDemand());
        _registry.Start("orders", "token", T0);
        _registry.Delete("orders", force: true, At(1));
        _registry.With(TestFlows.OnDemand());
        var again = _registry.Start("orders", "token", At(3_600)).Value!.Run;

        _registry.Start("orders", "other", At(8 * 3_600));
        Assert.Equal(again, _registry.Start("orders", "token", At((8 * 3_600) + 1)).Value!.Run);
    }

    [Fact]
    public void The_deletion_of_a_flow_does_not_end_a_token_that_another_flow_has_used_since()
    {
        var token = new ClientToken("token", "parameters");
        _registry.Create(TestFlows.OnDemand("one"), TestFlows.NoTags, token, T0);
        var two = _registry.Create(TestFlows.OnDemand("two"), TestFlows.NoTags, token, At(8 * 3_600)).Value;
        _registry.Delete("one", force: false, At(8 * 3_600));

        Assert.Same(two, _registry.Create(TestFlows.OnDemand("two"), TestFlows.NoTags, token, At(8 * 3_600)).Value);
    }

    [Fact]
    public void A_replaced_flow_has_no_tokens()
    {
        var token = new ClientToken("token", "parameters");
        _registry.Create(TestFlows.OnDemand(), TestFlows.NoTags, token, T0);
        _registry.Put(_registry.Find("orders")!.Export(T0)!, T0);

        Assert.Equal(RefusalReason.FlowExists, _registry.Create(TestFlows.OnDemand(), TestFlows.NoTags, token, T0).Refusal!.Reason);
    }

    private void Remember(string key, FlowStatus status, RunId? run) =>
        _registry.Remember(new UsedToken(key, "orders", run is null ? "parameters" : "orders", At(60), status, run), T0);
}
