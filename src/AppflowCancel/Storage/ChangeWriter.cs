using AppflowCancel.Domain.Accounts;
using AppflowCancel.Domain.Changes;
using AppflowCancel.Domain.Flows;
using Microsoft.Data.Sqlite;

namespace AppflowCancel.Storage;

/// <summary>Writes changes of the feed, within the open transaction.</summary>
internal sealed class ChangeWriter(SqliteConnection connection, AccountRegistry accounts, AccountSettings settings, TimeProvider time) : IDisposable
{
    private readonly AccountTable _accounts = new(connection, time);
    private readonly RunTable _runs = new(connection);
    private readonly TokenTable _tokens = new(connection, settings.Limits.ClientTokensKept);
    private readonly ConnectorTokenTable _connectorTokens = new(connection, settings.Limits.ClientTokensKept);

    // An account's settings are written once per transaction, after all their changes.
    private readonly HashSet<string> _changedSettings = new(StringComparer.Ordinal);

    public FlowTable Flows { get; } = new(connection);

    public void Write(Change change)
    {
        switch (change)
        {
            case RunChange run:
                Write(run);
                break;
            case FlowChange flow:
                Write(flow);
                break;
            case TokenChange token:
                _tokens.Put(token.Account, token.Region, token.Token);
                break;
            case AccountChange account:
                Write(account);
                break;
        }
    }

    /// <summary>Writes what was deferred to the end of the transaction.</summary>
    public void Finish()
    {
        foreach (var account in _changedSettings.Select(accounts.Find).OfType<Account>())
        {
            _accounts.Put(account);
        }

        _changedSettings.Clear();
    }

    public void Dispose()
    {
        Flows.Dispose();
        _accounts.Dispose();
        _runs.Dispose();
        _tokens.Dispose();
        _connectorTokens.Dispose();
    }

    private void Write(RunChange change)
    {
        // Transitions by time follow from the facts. A deleted flow's runs are deleted with it.
        if (change.ByTime || Flows.Find(change.Account, change.Region, change.FlowName) is not { } flow)
        {
            return;
        }

        switch (change.Kind)
        {
            case RunChangeKind.Due or RunChangeKind.Started:
                _runs.Put(flow, change.Run);
                break;
            case RunChangeKind.CancelRequested or RunChangeKind.Finished:
                _runs.Act(flow, change.Run);
                break;
            case RunChangeKind.Withdrawn or RunChangeKind.Forgotten:
                _runs.Delete(flow, change.Run);
                break;
        }
    }

    private void Write(FlowChange change)
    {
        if (change.Kind is FlowChangeKind.Deleted or FlowChangeKind.Put)
        {
            Delete(change.Account, change.Region, change.FlowName);
        }

        if (change.State is { } state)
        {
            Put(change.Account, change.Region, state);
        }
    }

    private void Write(AccountChange change)
    {
        if (change.Kind is not (AccountChangeKind.Replaced or AccountChangeKind.Dropped))
        {
            if (change.Kind is not AccountChangeKind.Created)
            {
                _changedSettings.Add(change.Account);
            }

            if (change.ConnectorTokens is { } tokens)
            {
                _connectorTokens.Write(change.Account, tokens);
            }

            return;
        }

        foreach (var (region, name) in Flows.Of(change.Account))
        {
            Delete(change.Account, region, name);
        }

        _tokens.DeleteAll(change.Account);
        _connectorTokens.DeleteAll(change.Account);
        _accounts.Delete(change.Account);
        _changedSettings.Remove(change.Account);
        if (change.State is { } state)
        {
            _accounts.Put(state.Account);
            foreach (var (region, flow) in state.Flows)
            {
                Put(change.Account, region, flow);
            }
        }
    }

    private void Put(string account, string region, FlowState state)
    {
        var flow = Flows.Put(account, region, state);
        foreach (var run in state.Runs)
        {
            _runs.Put(flow, run);
        }
    }

    private void Delete(string account, string region, string name)
    {
        if (Flows.Find(account, region, name) is { } flow)
        {
            _runs.DeleteAll(flow);
            _tokens.Delete(account, region, name);
            Flows.Delete(account, region, name);
        }
    }
}
