namespace AppflowCancel.UnitTests.Flows;

public sealed class FlowTagsTests
{
    private readonly Flow _flow = TestFlows.Registry(new Limits { Tags = 3 })
        .With(TestFlows.OnDemand(), ("team", "data"), ("stage", "test"));

    [Fact]
    public void Tagging_adds_and_overwrites_and_does_not_update_the_flow()
    {
        Assert.Null(_flow.Tag([new("team", "sales"), new("cost", "1")], At(5)));

        Assert.Equal(
            [("cost", "1"), ("stage", "test"), ("team", "sales")],
            _flow.Describe(At(5))!.Tags.Select(tag => (tag.Key, tag.Value)).Order());
        Assert.Equal(T0, _flow.Describe(At(5))!.LastUpdatedAt);
    }

    [Fact]
    public void Untagging_an_unknown_key_is_not_an_error()
    {
        Assert.Null(_flow.Untag(["team", "ghost", "team"], At(5)));
        Assert.Equal(["stage"], _flow.Describe(At(5))!.Tags.Keys);
    }

    [Fact]
    public void More_tags_than_the_limit_are_refused_and_nothing_has_changed()
    {
        Assert.Equal(
            new Refusal(RefusalReason.TooManyTags, "3"), _flow.Tag([new("team", "sales"), new("a", "1"), new("b", "2")], At(5)));
        Assert.Equal("data", _flow.Describe(At(5))!.Tags["team"]);
        Assert.Equal(2, _flow.Describe(At(5))!.Tags.Count);
    }

    [Fact]
    public void At_the_limit_a_tag_can_still_be_overwritten()
    {
        Assert.Null(_flow.Tag([new("a", "1")], At(5)));
        Assert.Null(_flow.Tag([new("a", "2")], At(5)));
        Assert.Equal(RefusalReason.TooManyTags, _flow.Tag([new("b", "2")], At(5))?.Reason);
    }

    [Fact]
    public void Beyond_the_limit_where_only_a_state_document_leads_tags_can_be_overwritten_but_not_added()
    {
        var flow = TestFlows.Registry(new Limits { Tags = 1 }).Put(_flow.Export(T0)!, T0);

        Assert.Null(flow.Tag([new("team", "sales")], At(5)));
        Assert.Equal(RefusalReason.TooManyTags, flow.Tag([new("cost", "1")], At(5))?.Reason);
        Assert.Null(flow.Untag(["team"], At(5)));
    }

    [Fact]
    public void A_flow_cannot_be_created_with_more_tags_than_the_limit()
    {
        var registry = TestFlows.Registry(new Limits { Tags = 1 });
        var tags = new Dictionary<string, string> { ["a"] = "1", ["b"] = "2" };

        Assert.Equal(
            new Refusal(RefusalReason.TooManyTags, "1"), registry.Create(TestFlows.OnDemand(), tags, null, T0).Refusal);
        Assert.Empty(registry.All);
        tags.Remove("b");
        Assert.Null(registry.Create(TestFlows.OnDemand(), tags, null, T0).Refusal);
    }

    [Fact]
    public void Given_tags_are_copied()
    {
        var registry = TestFlows.Registry();
        var tags = new Dictionary<string, string> { ["a"] = "1" };
        registry.Create(TestFlows.OnDemand(), tags, null, T0);
        tags["a"] = "2";

        Assert.Equal("1", registry.Describe("orders", T0).Value!.Tags["a"]);
    }

    [Fact]
    public void Keys_of_tags_differ_by_case()
    {
        _flow.Tag([new("Team", "sales")], At(5));

        Assert.Equal("data", _flow.Describe(At(5))!.Tags["team"]);
    }
}
