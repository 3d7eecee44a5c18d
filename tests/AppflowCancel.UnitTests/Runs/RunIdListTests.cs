namespace AppflowCancel.UnitTests.Runs;

public sealed class RunIdListTests
{
    private const string Uuid = "7b2c8d1e-3f4a-4b5c-8d6e-9f0a1b2c3d4e";

    private static readonly RunIdList List = RunIdList.Of(["run-1", Uuid]);

    [Fact]
    public void It_lists_its_ids_as_text()
    {
        Assert.Equal(["run-1", Uuid], List);
        Assert.Equal(("run-1", Uuid, 2), (List[0], List[1], List.Count));
        Assert.Equal([RunId.Parse("run-1"), RunId.Parse(Uuid)], List.Ids.ToArray());
    }

    [Fact]
    public void A_list_of_ids_is_not_read_again() => Assert.Same(List, RunIdList.Of(List));

    [Fact]
    public void Its_estimate_counts_the_text_of_ids_that_are_not_UUIDs()
    {
        Assert.Equal(0, RunIdList.Of([]).EstimateBytes());
        Assert.Equal(24, RunIdList.Of([Uuid]).EstimateBytes());
        Assert.Equal(24 + 24 + 24 + (2 * "run-1".Length), List.EstimateBytes());
    }
}
