namespace AppflowCancel.Domain.Time;

/// <summary>An account's clock: follows real time at a rate, can be frozen, and moves forward only.</summary>
public sealed class VirtualClock
{
    // In milliseconds: about thirty years of real time.
    private const double Longest = 1e12;

    private readonly TimeProvider _real;
    private readonly Lock _gate = new();
    private Instant _anchor;
    private long _realAnchor;
    private bool _frozen;
    private double _rate = 1;
    private TaskCompletionSource _changed = NewSignal();

    public VirtualClock(TimeProvider real)
    {
        _real = real;
        _anchor = new Instant(real.GetUtcNow().ToUnixTimeMilliseconds());
        _realAnchor = real.GetTimestamp();
    }

    public Instant Now
    {
        get
        {
            lock (_gate)
            {
                return NowNeedsLock();
            }
        }
    }

    /// <summary>Completes when the clock is next set, advanced, frozen or given another rate.</summary>
    public Task Changed
    {
        get
        {
            lock (_gate)
            {
                return _changed.Task;
            }
        }
    }

    /// <summary>Real time until the instant at the current rate; infinite when the clock is frozen.</summary>
    public TimeSpan RealTimeUntil(Instant instant)
    {
        lock (_gate)
        {
            return _frozen || instant == Instant.Never
                ? TimeSpan.MaxValue
                : TimeSpan.FromMilliseconds(Math.Clamp(Math.Ceiling((instant.Milliseconds - NowNeedsLock().Milliseconds) / _rate), 0, Longest));
        }
    }

    public ClockReading Read()
    {
        lock (_gate)
        {
            return new ClockReading(NowNeedsLock(), _frozen, _rate);
        }
    }

    /// <summary>Changes the given settings; false, with nothing changed, if that would move time backwards.</summary>
    public bool TrySet(Instant? now = null, bool? frozen = null, double? rate = null)
    {
        TaskCompletionSource changed;
        lock (_gate)
        {
            var current = NowNeedsLock();
            if (now < current)
            {
                return false;
            }

            _frozen = frozen ?? _frozen;
            _rate = rate ?? _rate;
            changed = SetNeedsLock(now ?? current);
        }

        changed.SetResult();
        return true;
    }

    /// <summary>Advances to the instant; does nothing if it has passed.</summary>
    public void MoveTo(Instant instant)
    {
        TaskCompletionSource changed;
        lock (_gate)
        {
            changed = SetNeedsLock(Instant.Later(instant, NowNeedsLock()));
        }

        changed.SetResult();
    }

    /// <summary>A clock that starts at any instant, for an account whose state is replaced.</summary>
    public static VirtualClock StartingAt(TimeProvider real, ClockReading reading)
    {
        var clock = new VirtualClock(real);
        clock.AnchorNeedsLock(reading.Now);
        (clock._frozen, clock._rate) = (reading.Frozen, reading.Rate);
        return clock;
    }

    private Instant NowNeedsLock()
    {
        if (_frozen)
        {
            return _anchor;
        }

        var elapsed = _real.GetElapsedTime(_realAnchor).TotalMilliseconds * _rate;
        return elapsed >= Instant.Last.Milliseconds - _anchor.Milliseconds
            ? Instant.Last
            : new Instant(_anchor.Milliseconds + (long)elapsed);
    }

    private TaskCompletionSource SetNeedsLock(Instant now)
    {
        AnchorNeedsLock(now);
        var changed = _changed;
        _changed = NewSignal();
        return changed;
    }

    private void AnchorNeedsLock(Instant now)
    {
        _anchor = now;
        _realAnchor = _real.GetTimestamp();
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
