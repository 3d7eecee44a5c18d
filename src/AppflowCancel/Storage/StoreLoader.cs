using AppflowCancel.Control;
using AppflowCancel.Control.State;
using AppflowCancel.Domain.Accounts;
using AppflowCancel.Domain.Connectors;
using AppflowCancel.Domain.Flows;
using AppflowCancel.Domain.Runs;
using AppflowCancel.Domain.Time;
using Microsoft.Data.Sqlite;

namespace AppflowCancel.Storage;

/// <summary>Loads the accounts of a database.</summary>
internal sealed class StoreLoader(
    SqliteConnection connection, AccountRegistry accounts, AccountSettings settings, StateReader documents, TimeProvider time)
{
    // The garbage of loading a large database is collected before the first request.
    private const int ManyRuns = 10_000;

    private readonly StateReader _settings = documents.OfStored();
    private readonly Dictionary<string, StoredAccount> _stored = new(StringComparer.Ordinal);

    /// <returns>The number of loaded accounts.</returns>
    /// <exception cref="StoreException">The database contains unreadable data.</exception>
    public int Load(FlowTable numbers)
    {
        ReadAccounts();
        var runs = ReadFlows(numbers);
        ReadTokens();
        ReadConnectorTokens();
        foreach (var stored in _stored.Values)
        {
            var account = stored.Restore(accounts);
            accounts.Replace(account);
            foreach (var (region, flow) in stored.Flows.Where(each => each.Flow.Runs.Count > settings.Limits.FinishedRunsKept))
            {
                SurplusRuns.Delete(connection, numbers, account, region, flow);
            }
        }

        if (runs >= ManyRuns)
        {
            GC.Collect();
        }

        return _stored.Count;
    }

    private StoredAccount Account(string id) => _stored.TryGetValue(id, out var stored) ? stored : _stored[id] = new StoredAccount(id);

    private void ReadAccounts()
    {
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        using var rows = new Statement(connection, "select account, saved_at, document from accounts");
        while (rows.Read())
        {
            var (id, savedAt) = (rows.Text(0), rows.Integer(1));
            var document = Read(rows.Utf8(2), json => _settings.Read(json, id, "us-east-1", _ => default), $"account {id}");
            var stored = Account(id);
            (stored.Settings, stored.Clock) = (document, Resume(document.Clock, now - savedAt));
        }
    }

    private int ReadFlows(FlowTable numbers)
    {
        var count = 0;
        using var rows = new Statement(connection, "select flow, account, region, name, document from flows order by flow");
        using var runs = new RunReader(connection);
        while (rows.Read())
        {
            var (number, account, region, name) = (rows.Integer(0), rows.Text(1), rows.Text(2), rows.Text(3));
            var flow = Read(rows.Utf8(4), json => FlowReader.Read(json, settings.Plan, default, RunAllowance.Unlimited()), $"flow {name} of account {account}");
            flow = flow with { Runs = runs.Read(number), RunsNeedNoCopy = true };
            count += flow.Runs.Count;
            numbers.Know(number, account, region, name);
            Account(account).Flows.Add((region, flow));
        }

        return count;
    }

    private void ReadTokens()
    {
        using var rows = new Statement(connection, """
            select account, region, key, flow_name, parameters, valid_until, status, execution_id from client_tokens order by number
            """);
        while (rows.Read())
        {
            var token = new UsedToken(
                rows.Text(2),
                rows.Text(3),
                rows.Text(4),
                rows.Time(5),
                Enum.Parse<FlowStatus>(rows.Text(6)),
                rows.TextOrNull(7) is { } run ? RunId.Parse(run) : null);
            Account(rows.Text(0)).Tokens.Add((rows.Text(1), token));
        }
    }

    private void ReadConnectorTokens()
    {
        using var rows = new Statement(connection, """
            select account, region, key, resource, parameters, valid_until from connector_tokens order by number
            """);
        while (rows.Read())
        {
            var token = new ConnectorToken(rows.Text(2), rows.Text(3), rows.Text(4), rows.Time(5));
            Account(rows.Text(0)).ConnectorTokens.Add((rows.Text(1), token));
        }
    }

    // A running clock has advanced meanwhile; a frozen one has not.
    private static ClockReading Resume(ClockReading saved, long milliseconds)
    {
        if (saved.Frozen || milliseconds <= 0)
        {
            return saved;
        }

        var gone = Math.Min(milliseconds * saved.Rate, Instant.Last.Milliseconds - saved.Now.Milliseconds);
        return saved with { Now = new Instant(saved.Now.Milliseconds + (long)gone) };
    }

    private static T Read<T>(ReadOnlySpan<byte> document, Func<JsonObjectReader, T?> read, string what)
        where T : class
    {
        var errors = new ValidationErrors();
        var value = ControlJson.Parse(document.ToArray(), mayBeList: false, errors) is [var json] ? read(json) : null;
        return errors.First is null && value is not null
            ? value
            : throw new StoreException($"The database contains an unreadable document of {what} ({errors.First}): restore it from a copy.");
    }
}
