namespace AppflowCancel.UnitTests.Runs;

public sealed class RunPositionTests
{
    private static readonly RunPosition Middle = new(T0, 5);

    [Fact]
    public void Runs_are_ordered_by_start_and_those_of_one_instant_by_sequence()
    {
        foreach (var later in new RunPosition[] { new(T0, 6), new(At(1), 1) })
        {
            Assert.True(Middle < later && Middle <= later && later > Middle && later >= Middle);
            Assert.False(later < Middle || later <= Middle || Middle > later || Middle >= later);
        }
    }

    [Fact]
    public void A_position_is_neither_before_nor_after_itself()
    {
        var same = new RunPosition(T0, 5);

        Assert.True(same <= Middle && same >= Middle);
        Assert.False(same < Middle || same > Middle);
    }
}
