namespace AppflowCancel.UnitTests;

public sealed class CancellationServiceTests
{
    private readonly FlowRegistry _registry = TestFlows.Registry();
    private readonly Flow _flow;
    private readonly string _run;

    public CancellationServiceTests()
    {
        _flow = _registry.With(TestFlows.OnDemand());
        _run = _flow.StartRun(T0);
    }

    [Fact]
    public void An_unknown_flow_is_refused() =>
        Assert.Equal(
            new Refusal(RefusalReason.NoSuchFlow, "ghost"),
            new CancellationService(false).Cancel(_registry, "ghost", null, Guid.Empty, T0).Refusal);

    [Fact]
    public void Names_of_flows_differ_by_case() =>
        Assert.Equal(
            RefusalReason.NoSuchFlow,
            new CancellationService(false).Cancel(_registry, "Orders", null, Guid.Empty, T0).Refusal!.Reason);

    [Theory]
    [InlineData(false, RunStatus.InProgress)]
    [InlineData(true, RunStatus.CancelStarted)]
    public void An_option_says_whether_an_empty_list_means_all(bool emptyMeansAll, RunStatus expected)
    {
        Assert.Empty(new CancellationService(emptyMeansAll).Cancel(_registry, "orders", [], Guid.Empty, At(1)).Value!.Invalid);
        Assert.Equal(expected, _flow.Status(_run, At(1)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void No_list_always_means_all(bool emptyMeansAll)
    {
        Assert.Equal(1, new CancellationService(emptyMeansAll).Cancel(_registry, "orders", null, Guid.Empty, At(1)).Value!.Cancelled);
        Assert.Equal(RunStatus.CancelStarted, _flow.Status(_run, At(1)));
    }

    [Fact]
    public void The_request_that_cancelled_is_remembered()
    {
        var request = new Guid("7b2c8d1e-3f4a-4b5c-8d6e-9f0a1b2c3d4e");
        new CancellationService(false).Cancel(_registry, "orders", [_run], request, At(1));

        Assert.Equal(request, _flow.Run(_run, At(1))!.Action.CancelRequestedBy);
    }
}
