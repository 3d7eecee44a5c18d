using AppflowCancel.Domain.Accounts;
using AppflowCancel.Domain.Changes;
using AppflowCancel.IntegrationTests.Support;
using AppflowCancel.Live;
using AppflowCancel.Timing;

namespace AppflowCancel.IntegrationTests.Live;

public sealed class SlowReaderTests
{
    [Fact]
    public void The_ring_returns_events_after_a_number_while_it_has_them()
    {
        var ring = new EventRing(3, begin: 10);
        foreach (var sequence in (long[])[11, 15, 16, 20])
        {
            ring.Add(new StreamEvent(sequence, "runStarted", "{}"u8.ToArray()));
        }

        Assert.Null(ring.After(10));
        Assert.Equal([15, 16, 20], ring.After(11)!.Select(each => each.Sequence));
        Assert.Equal([20], ring.After(17)!.Select(each => each.Sequence));
        Assert.Equal([], ring.After(20)!.Select(each => each.Sequence));
    }

    [Fact]
    public void A_ring_that_missed_events_returns_nothing()
    {
        var ring = new EventRing(3, begin: 10);
        ring.Restart(12);

        Assert.Null(ring.After(11));
        Assert.Empty(ring.After(12)!);
    }

    [Fact]
    public async Task A_reader_that_is_slower_than_the_ring_is_notified_and_dropped()
    {
        const string id = TestEmulator.Account;
        var feed = new ChangeFeed();
        var accounts = new AccountRegistry(new FrozenTime(), new AccountSettings(), feed);
        var stream = new AccountStream(feed, new TransitionWatch(accounts, new FrozenTime()), Committed.Always, id, capacity: 3);
        _ = stream.Run();
        var begin = feed.Position;
        await using var reading = stream.Read(begin, stream.Counts, TimeProvider.System, CancellationToken.None).GetAsyncEnumerator();

        var account = accounts.Get(id).Value!;
        Assert.True(await reading.MoveNextAsync());
        Assert.Equal("accountCreated", Assert.Single(reading.Current.Events).Kind);
        for (var i = 0; i < 5; i++)
        {
            account.Faults.Replace([]);
        }

        while (stream.Remembers(begin + 1))
        {
            await Task.Yield();
        }

        Assert.True(await reading.MoveNextAsync());
        Assert.True(reading.Current.Missed);
        Assert.False(await reading.MoveNextAsync());
        stream.Close();
    }

    [Fact]
    public async Task A_request_between_the_subscription_and_its_first_read_is_notified()
    {
        var feed = new ChangeFeed();
        var accounts = new AccountRegistry(new FrozenTime(), new AccountSettings(), feed);
        var stream = new AccountStream(feed, new TransitionWatch(accounts, new FrozenTime()), Committed.Always, TestEmulator.Account, capacity: 3);
        using var subscription = new Subscription(stream, feed.Position, TimeProvider.System, leave: () => { }, CancellationToken.None);

        stream.CountRequest();

        await using var reading = subscription.Read(feed.Position, CancellationToken.None).GetAsyncEnumerator();
        Assert.True(await reading.MoveNextAsync());
        Assert.True(reading.Current.HasRequests);
        stream.Close();
    }
}
