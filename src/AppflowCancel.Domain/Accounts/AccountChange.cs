using AppflowCancel.Domain.Changes;

namespace AppflowCancel.Domain.Accounts;

/// <summary>Something became of an account as a whole.</summary>
public sealed record AccountChange : Change
{
    public required AccountChangeKind Kind { get; init; }

    /// <summary>What the account holds from now on; only of one that replaces another.</summary>
    public AccountState? State { get; init; }
}

public enum AccountChangeKind
{
    /// <summary>An account was named for the first time. It is empty.</summary>
    Created,

    /// <summary>All that the account held is gone, and <see cref="AccountChange.State"/> is in its place.</summary>
    Replaced,

    /// <summary>A reset: the account and all that it held are gone.</summary>
    Dropped,
    ClockChanged,
    FaultsChanged,
    AccessChanged,
    ConnectorsChanged,
    ReportTargetsChanged,
}
