using AppflowCancel.Control.State;
using AppflowCancel.Domain.Accounts;
using AppflowCancel.Domain.Connectors;
using AppflowCancel.Domain.Flows;
using AppflowCancel.Domain.Runs;
using AppflowCancel.Domain.Time;

namespace AppflowCancel.Storage;

/// <summary>An account as stored in the database.</summary>
internal sealed class StoredAccount(string id)
{
    /// <summary>Null if only its flows were ever changed.</summary>
    public StateDocument? Settings { get; set; }

    /// <summary>The clock's reading now; null if it follows real time.</summary>
    public ClockReading? Clock { get; set; }

    public List<(string Region, FlowState Flow)> Flows { get; } = [];

    public List<(string Region, UsedToken Token)> Tokens { get; } = [];

    public List<(string Region, ConnectorToken Token)> ConnectorTokens { get; } = [];

    /// <summary>An account that is not registered yet.</summary>
    public Account Restore(AccountRegistry accounts)
    {
        var account = accounts.Empty(id, Clock, Settings?.Access);

        // Real time may have been set back meanwhile, but the account's time never goes back.
        account.Clock.MoveTo(LatestFact());
        Settings?.PutInto(account);
        var now = account.Clock.Now;
        foreach (var (region, flow) in Flows)
        {
            account.In(region).Put(flow, now);
        }

        foreach (var (region, token) in Tokens)
        {
            account.In(region).Remember(token, now);
        }

        foreach (var (region, token) in ConnectorTokens)
        {
            account.ConnectorsIn(region).Remember(token);
        }

        return account;
    }

    private Instant LatestFact()
    {
        var latest = default(Instant);
        foreach (var (_, flow) in Flows)
        {
            latest = Instant.Later(latest, flow.LastUpdatedAt);
            foreach (var run in flow.Runs)
            {
                // A run that is due may start in the future.
                latest = run.Origin is RunOrigin.StartFlow ? Instant.Later(latest, run.StartedAt) : latest;
                latest = run.Action.CancelWasRequested ? Instant.Later(latest, run.Action.CancelRequestedAt) : latest;
                latest = run.Action.FinishedByRequest ? Instant.Later(latest, run.Action.FinishedAt) : latest;
            }
        }

        return latest;
    }
}
