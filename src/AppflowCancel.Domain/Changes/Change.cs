using AppflowCancel.Domain.Time;

namespace AppflowCancel.Domain.Changes;

/// <summary>A change in one account. Immutable once published.</summary>
public abstract record Change
{
    /// <summary>Sequence number within the process, counted from 1; assigned on publication.</summary>
    public long Sequence { get; internal set; }

    /// <summary>Twelve digits; assigned on publication.</summary>
    public string Account { get; internal set; } = "";

    /// <summary>When it took effect, on the account's clock.</summary>
    public required Instant At { get; init; }
}
