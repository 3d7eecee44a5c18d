using AppflowCancel.Domain.Time;

namespace AppflowCancel.Domain.Changes;

/// <summary>A fact that came to be, in one account. What it says is fixed when it is published.</summary>
public abstract record Change
{
    /// <summary>Counted from 1 in this process, across accounts; given on publication.</summary>
    public long Sequence { get; internal set; }

    /// <summary>Twelve digits; given on publication.</summary>
    public string Account { get; internal set; } = "";

    /// <summary>When it took effect, in the account's time.</summary>
    public required Instant At { get; init; }
}
