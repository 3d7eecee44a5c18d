using AppflowCancel.Domain.Changes;

namespace AppflowCancel.UnitTests.Changes;

public sealed class ChangeReaderTests
{
    private readonly ChangeFeed _feed = new();

    [Fact]
    public void Transitions_are_wanted_while_any_reader_wants_them()
    {
        Assert.False(_feed.TransitionsWanted);
        using var plain = _feed.Subscribe();
        Assert.False(_feed.TransitionsWanted);

        using (_feed.Subscribe(transitions: true))
        {
            Assert.True(_feed.TransitionsWanted);
        }

        Assert.False(_feed.TransitionsWanted);
    }

    [Fact]
    public void A_source_that_is_not_registered_has_no_readers()
    {
        using var reader = _feed.Subscribe(transitions: true);
        var source = new ChangeSource(_feed, "000000000000");

        Assert.False(source.HasReaders);
        Assert.False(source.TransitionsWanted);
        Assert.False(ChangeSource.Silent().HasReaders);
        Assert.Equal("", ChangeSource.Silent().Account);
    }

    [Fact]
    public async Task A_reader_that_has_read_everything_lets_others_publish()
    {
        using var reader = _feed.Subscribe();
        reader.ReadAll([]);

        await Task.Run(() => _feed.Together(() => { })).WaitAsync(TimeSpan.FromSeconds(30));
    }
}
