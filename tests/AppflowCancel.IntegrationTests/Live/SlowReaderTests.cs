using AppflowCancel.Live;

namespace AppflowCancel.IntegrationTests.Live;

public sealed class SlowReaderTests
{
    [Fact]
    public void The_ring_gives_what_comes_after_a_number_as_long_as_it_is_there()
    {
        var ring = new EventRing(3, begin: 10);
        foreach (var sequence in (long[])[11, 15, 16, 20])
        {
            ring.Add(new StreamEvent(sequence, "runStarted", "{}"));
        }

        Assert.Null(ring.After(10));
        Assert.Equal([15, 16, 20], ring.After(11)!.Value.Select(each => each.Sequence));
        Assert.Equal([20], ring.After(17)!.Value.Select(each => each.Sequence));
        Assert.Equal([], ring.After(20)!.Value.Select(each => each.Sequence));
    }

    [Fact]
    public void A_ring_that_missed_something_gives_nothing()
    {
        var ring = new EventRing(3, begin: 10);
        ring.Restart(12);

        Assert.Null(ring.After(11));
        Assert.Equal(0, ring.After(12)!.Value.Count);
    }
}
