using AppflowCancel.Domain.Changes;
using AppflowCancel.Domain.Connectors;

namespace AppflowCancel.Domain.Accounts;

/// <summary>A change of an account as a whole.</summary>
public sealed record AccountChange : Change
{
    public required AccountChangeKind Kind { get; init; }

    /// <summary>The new state; set only when the account is replaced.</summary>
    public AccountState? State { get; init; }

    /// <summary>What happened to client tokens; set only when the connectors changed.</summary>
    public ConnectorTokenChange? ConnectorTokens { get; init; }
}

public enum AccountChangeKind
{
    /// <summary>An account was created, empty.</summary>
    Created,

    /// <summary>The account's state was replaced by <see cref="AccountChange.State"/>.</summary>
    Replaced,

    /// <summary>A reset removed the account.</summary>
    Dropped,
    ClockChanged,
    FaultsChanged,
    AccessChanged,
    ConnectorsChanged,
    ReportTargetsChanged,
}
