using AppflowCancel.Domain.Changes;
using AppflowCancel.Domain.Connectors;
using AppflowCancel.Domain.Time;

namespace AppflowCancel.Domain.Accounts;

/// <summary>A part of an account changed. Readers read its current value from the account.</summary>
public sealed class AccountChanges(ChangeSource source, VirtualClock clock)
{
    public void Publish(AccountChangeKind kind, ConnectorTokenChange? connectorTokens = null)
    {
        if (source.HasReaders)
        {
            source.Publish(new AccountChange { At = clock.Now, Kind = kind, ConnectorTokens = connectorTokens });
        }
    }
}
