namespace AppflowCancel.UnitTests.Time;

public sealed class InstantTests
{
    [Fact]
    public void An_infinite_duration_leads_to_never()
    {
        Assert.Equal(Instant.Never, T0 + TimeSpan.MaxValue);
        Assert.Equal(Instant.Never, Instant.Never + Seconds(1));
        Assert.Equal(TimeSpan.MaxValue, Instant.Never - T0);
    }

    [Fact]
    public void Durations_are_added_and_subtracted_in_whole_milliseconds()
    {
        Assert.Equal(new Instant(T0.Milliseconds + 1), T0 + TimeSpan.FromTicks(19_999));
        Assert.Equal(Seconds(1.5), At(1.5) - T0);
        Assert.Equal(Seconds(-1.5), T0 - At(1.5));
        Assert.Equal(Instant.Last, new Instant(0) + (Instant.Last - new Instant(0)));
    }

    [Fact]
    public void The_last_instant_is_the_end_of_the_year_9999() =>
        Assert.Equal(
            DateTimeOffset.MaxValue.ToUnixTimeMilliseconds(), Instant.Last.Milliseconds);

    [Fact]
    public void Instants_are_ordered()
    {
        Assert.True(T0 < At(1) && At(1) > T0 && T0 <= At(0) && T0 >= At(0));
        Assert.Equal(T0, Instant.Earlier(At(1), T0));
        Assert.Equal(At(1), Instant.Later(At(1), T0));
        Assert.True(T0 < Instant.Last && Instant.Last < Instant.Never);
        Assert.Equal([T0, At(1), Instant.Never], new[] { Instant.Never, At(1), T0 }.Order());
    }
}
