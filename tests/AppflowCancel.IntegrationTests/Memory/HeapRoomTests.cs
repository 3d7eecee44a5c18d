using AppflowCancel.Memory;

namespace AppflowCancel.IntegrationTests.Memory;

public sealed class HeapRoomTests
{
    private const long Available = 10_000_000;

    [Theory]
    [InlineData(7_000_000, 300_000, true)]
    [InlineData(7_000_000, 300_001, false)]
    [InlineData(7_500_000, 20_000, true)]
    [InlineData(7_500_001, 20_000, false)]
    public void There_is_room_if_ten_times_the_size_and_a_quarter_of_the_heap_are_free(long used, long size, bool isThere)
    {
        var collections = 0;

        Assert.Equal(isThere, new HeapRoom(Available, () => used, () => collections++).IsThereFor(size));

        Assert.Equal(isThere ? 0 : 1, collections);
    }

    [Fact]
    public void A_collection_makes_room_again()
    {
        var used = 9_000_000L;
        var room = new HeapRoom(Available, () => used, () => used = 1_000_000);

        Assert.False(room.IsThereFor(100_000));
        Assert.True(room.IsThereFor(100_000));
    }
}
