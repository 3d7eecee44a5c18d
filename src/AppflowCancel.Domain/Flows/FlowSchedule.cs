using AppflowCancel.Domain.Runs;
using AppflowCancel.Domain.Time;

namespace AppflowCancel.Domain.Flows;

/// <summary>Progress of an active flow's schedule.</summary>
/// <param name="Anchor">The instant the periods are counted from: scheduleStartTime, or the activation.</param>
/// <param name="FollowedTo">The last due instant that was processed; <c>null</c> before the first.</param>
/// <param name="PulledTo">The last due instant with a run, which pulls data up to it; <c>null</c> before the first.</param>
public sealed record FlowSchedule(Schedule Rule, Instant Anchor, Instant? FollowedTo, Instant? PulledTo)
{
    private static readonly TimeSpan FirstPull = TimeSpan.FromDays(30);
    private static readonly TimeSpan OneMillisecond = TimeSpan.FromMilliseconds(1);

    /// <summary>AWS: without a start time there is one run on activation, then one each period.</summary>
    public static FlowSchedule ActivatedAt(Schedule rule, Instant now)
    {
        var anchor = rule.StartTime ?? now;
        return anchor >= now ? new(rule, anchor, null, null) : new(rule, anchor, Before(rule, anchor, now), null);
    }

    /// <summary>The same progress with another schedule: runs that started stay, later ones follow the new schedule.</summary>
    /// <param name="dropped">The due run that never started; the next run pulls its data.</param>
    public FlowSchedule ChangedTo(Schedule rule, Run? dropped, Instant now)
    {
        var anchor = rule.StartTime ?? Anchor;
        var done = now + -rule.Offset;
        if (LastStarted(dropped) is { } begun)
        {
            done = Instant.Later(done, begun);
        }

        return new(rule, anchor, anchor > done ? null : Before(rule, anchor, done + OneMillisecond), PulledBefore(dropped));
    }

    /// <summary>The next due instant, or <see cref="Instant.Never"/>.</summary>
    public Instant Next() => FollowedTo is { } last ? Rule.DueFrom(Anchor, last + Rule.Period) : Rule.DueFrom(Anchor, Anchor);

    /// <summary>Skips old due instants so that at most <paramref name="runs"/> runs remain to be created.</summary>
    public FlowSchedule SkippingTo(Instant now, int runs)
    {
        var latest = Instant.Earlier(now + -Rule.Offset, Rule.EndTime ?? Instant.Never);
        var earliest = latest + -(Rule.Period * runs) + OneMillisecond;
        return Next() < earliest ? this with { FollowedTo = Before(Rule, Anchor, earliest) } : this;
    }

    /// <summary>The run of a due instant; <paramref name="followed"/> is the schedule after that instant.</summary>
    public Run RunDueAt(Instant due, RunId id, RunPlan plan, out FlowSchedule followed)
    {
        followed = this with { FollowedTo = due, PulledTo = due };
        return new(id, due + Rule.Offset, plan, RunOrigin.Schedule) { DataPull = Rule.Incremental ? PullUpTo(due) : null };
    }

    private DataPull PullUpTo(Instant due) => new(PulledTo ?? FirstFrom(due), due);

    private Instant FirstFrom(Instant due) => Rule.FirstExecutionFrom ?? due + -FirstPull;

    private Instant? LastStarted(Run? dropped) =>
        dropped is null ? FollowedTo
        : dropped.StartedAt + -(Rule.Offset + Rule.Period) is var before && before >= Anchor ? before
        : null;

    private Instant? PulledBefore(Run? dropped) =>
        dropped is null ? PulledTo
        : dropped.DataPull is { } pull && pull.Start != FirstFrom(pull.End) ? pull.Start
        : null;

    private static Instant Before(Schedule rule, Instant anchor, Instant now)
    {
        var periods = ((now - anchor).Ticks - 1) / rule.Period.Ticks;
        return anchor + TimeSpan.FromTicks(periods * rule.Period.Ticks);
    }
}
