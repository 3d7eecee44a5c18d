namespace AppflowCancel.UnitTests.Runs;

public sealed class RunIdsTests
{
    [Fact]
    public void The_same_seed_gives_the_same_ids_in_the_same_order() =>
        Assert.Equal(Take(RunIds.Seeded(7), 100), Take(RunIds.Seeded(7), 100));

    [Fact]
    public void Another_seed_gives_other_ids() =>
        Assert.Empty(Take(RunIds.Seeded(7), 100).Intersect(Take(RunIds.Seeded(8), 100)));

    [Fact]
    public void Every_id_is_a_lowercase_uuid_of_version_4()
    {
        var ids = Take(RunIds.Seeded(7), 1_000).Concat(Take(RunIds.Random, 1_000)).ToList();

        Assert.All(ids, id => Assert.Matches("^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$", id));
        Assert.Equal(ids.Count, ids.Distinct().Count());
    }

    private static List<string> Take(RunIds ids, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => ids.Create().ToString())];
}
