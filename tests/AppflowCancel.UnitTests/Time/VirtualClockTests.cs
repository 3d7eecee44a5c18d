using CsCheck;

namespace AppflowCancel.UnitTests.Time;

public sealed class VirtualClockTests
{
    private readonly ManualTime _time = new();
    private readonly VirtualClock _clock;

    public VirtualClockTests() => _clock = new VirtualClock(_time);

    [Fact]
    public void It_follows_real_time()
    {
        Assert.Equal(new ClockReading(T0, Frozen: false, Rate: 1), _clock.Read());
        _time.Pass(1.5);
        Assert.Equal(At(1.5), _clock.Now);
    }

    [Theory]
    [InlineData(-86_400)]
    [InlineData(86_400)]
    public void It_ignores_changes_to_the_clock_of_the_machine(double seconds)
    {
        _time.SetWallClock(seconds);
        _time.Pass(5);

        Assert.Equal(At(5), _clock.Now);
    }

    [Fact]
    public void A_frozen_clock_stands_still_and_resumes_from_there()
    {
        _time.Pass(1);
        Assert.True(_clock.TrySet(frozen: true));
        _time.Pass(100);
        Assert.Equal(new ClockReading(At(1), Frozen: true, Rate: 1), _clock.Read());

        Assert.True(_clock.TrySet(frozen: false));
        _time.Pass(5);
        Assert.Equal(At(6), _clock.Now);
    }

    [Theory]
    [InlineData(0.001)]
    [InlineData(0.5)]
    [InlineData(60)]
    [InlineData(1_000_000)]
    public void It_follows_real_time_at_a_rate(double rate)
    {
        _time.Pass(10);
        Assert.True(_clock.TrySet(rate: rate));
        Assert.Equal(At(10), _clock.Now);

        _time.Pass(20);
        Assert.Equal(At(10 + (20 * rate)), _clock.Now);
    }

    [Fact]
    public void It_can_be_set_forward_and_continues_from_there()
    {
        Assert.True(_clock.TrySet(now: At(1_000)));
        _time.Pass(5);
        Assert.Equal(At(1_005), _clock.Now);
        Assert.True(_clock.TrySet(now: At(1_005)));
    }

    [Fact]
    public void It_cannot_be_set_back_and_then_nothing_has_changed()
    {
        _time.Pass(10);

        Assert.False(_clock.TrySet(now: At(9.999), frozen: true, rate: 5));
        Assert.Equal(new ClockReading(At(10), Frozen: false, Rate: 1), _clock.Read());
    }

    [Fact]
    public void It_can_be_moved_while_frozen()
    {
        _clock.TrySet(frozen: true);
        _clock.MoveTo(At(5));
        Assert.Equal(At(5), _clock.Now);
        _clock.MoveTo(At(4));
        Assert.Equal(At(5), _clock.Now);
        Assert.True(_clock.Read().Frozen);
    }

    [Fact]
    public void Advancing_terminates_even_when_time_runs_ahead_of_the_caller()
    {
        var clock = new VirtualClock(new ManualTime(tick: Seconds(0.001)));
        clock.TrySet(rate: 1_000_000);

        clock.MoveTo(T0);

        Assert.True(clock.Now > T0);
    }

    [Fact]
    public void It_stops_at_the_end_of_time()
    {
        _clock.TrySet(rate: 1_000_000);
        _time.Pass(1_000_000_000);
        Assert.Equal(Instant.Last, _clock.Now);
        _clock.MoveTo(Instant.Last);
        _time.Pass(1);
        Assert.Equal(Instant.Last, _clock.Now);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(0.37)]
    [InlineData(1_234.5)]
    public void It_never_goes_back(double rate) => Gen.Select(
        Gen.Double[0, 0.01], Gen.Int[0, 3], Gen.Bool, Gen.Double[0, 1], Gen.Double[-0.5, 0.5]).List[1, 60].Sample(
        steps =>
        {
            var time = new ManualTime();
            var clock = new VirtualClock(time);
            clock.TrySet(rate: rate);
            var before = clock.Now;
            foreach (var (passed, kind, frozen, slower, jump) in steps)
            {
                time.Pass(passed);
                _ = kind switch
                {
                    0 => clock.TrySet(frozen: frozen),
                    1 => clock.TrySet(rate: slower * rate),
                    2 => clock.TrySet(now: before + Seconds(jump)),
                    _ => Move(clock, before + Seconds(jump)),
                };
                Assert.True(clock.Now >= before);
                before = clock.Now;
            }
        },
        iter: 1_000);

    [Fact]
    public void It_computes_the_real_time_until_an_instant()
    {
        _clock.TrySet(rate: 4);
        _time.Pass(1);

        Assert.Equal(Seconds(2), _clock.RealTimeUntil(At(12)));
        Assert.Equal(TimeSpan.Zero, _clock.RealTimeUntil(At(3)));
        Assert.Equal(TimeSpan.MaxValue, _clock.RealTimeUntil(Instant.Never));
        _clock.TrySet(frozen: true);
        Assert.Equal(TimeSpan.MaxValue, _clock.RealTimeUntil(At(12)));
    }

    [Fact]
    public void Settings_wake_its_waiters_and_passing_time_does_not()
    {
        var changed = _clock.Changed;
        _time.Pass(10);
        Assert.False(_clock.TrySet(now: T0));
        Assert.False(changed.IsCompleted);

        _clock.TrySet(rate: 2);
        Assert.True(changed.IsCompleted);
        changed = _clock.Changed;
        Assert.False(changed.IsCompleted);

        _clock.MoveTo(At(60));
        Assert.True(changed.IsCompleted);
    }

    [Fact]
    public void A_clock_of_a_replaced_state_can_start_anywhere()
    {
        var clock = VirtualClock.StartingAt(_time, new ClockReading(At(-1_000), Frozen: false, Rate: 2));
        _time.Pass(10);
        Assert.Equal(At(-980), clock.Now);
    }

    private static bool Move(VirtualClock clock, Instant to)
    {
        clock.MoveTo(to);
        return true;
    }
}
