namespace AppflowCancel.UnitTests.Flows;

/// <summary>Pages of a registry's flows.</summary>
public sealed class FlowPageTests
{
    private readonly FlowRegistry _registry = TestFlows.Registry();

    public FlowPageTests()
    {
        foreach (var name in (string[])["c", "a", "B", "d"])
        {
            _registry.With(TestFlows.OnDemand(name));
        }
    }

    [Theory]
    [InlineData("", 10, "B a c d")]
    [InlineData("", 2, "B a")]
    [InlineData("B", 2, "a c")]
    [InlineData("b", 10, "c d")]
    [InlineData("c", 10, "d")]
    [InlineData("d", 10, "")]
    [InlineData("e", 10, "")]
    [InlineData("", 0, "")]
    public void A_page_begins_after_a_name_that_need_not_exist(string after, int count, string names) =>
        Assert.Equal(names, string.Join(' ', _registry.After(after, count).Select(flow => flow.Name)));

    [Fact]
    public void A_deleted_flow_is_on_no_page()
    {
        _registry.Delete("c", force: false, T0);

        Assert.Equal(["a", "d"], _registry.After("B", 10).Select(flow => flow.Name));
        Assert.Equal(3, _registry.Count);
        Assert.Null(_registry.Find("c"));
        Assert.Equal(new Refusal(RefusalReason.NoSuchFlow, "c"), _registry.Get("c").Refusal);
        Assert.Equal("d", _registry.Get("d").Value!.Name);
    }

    [Fact]
    public void An_empty_registry_has_no_page() => Assert.Empty(TestFlows.Registry().After("", 10));
}
