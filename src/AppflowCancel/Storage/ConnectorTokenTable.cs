using AppflowCancel.Domain.Connectors;
using Microsoft.Data.Sqlite;

namespace AppflowCancel.Storage;

/// <summary>Writes client tokens of connector operations, whose answers follow from the connector or profile.</summary>
internal sealed class ConnectorTokenTable(SqliteConnection connection, int kept) : IDisposable
{
    private readonly Statement _put = new(connection, """
        insert or replace into connector_tokens (account, region, key, resource, parameters, valid_until) values (?, ?, ?, ?, ?, ?)
        """);

    private readonly TokenRows _rows = new(connection, "connector_tokens", "resource", kept);

    public void Write(string account, ConnectorTokenChange change)
    {
        foreach (var resource in change.Forgotten)
        {
            _rows.Delete(account, change.Region, resource);
        }

        if (change.Used is { } token)
        {
            _put.Bind(account).Bind(change.Region).Bind(token.Key).Bind(token.Resource).Bind(token.Parameters).Bind(token.Until).Run();
            _rows.Added(account, change.Region);
        }
    }

    public void DeleteAll(string account) => _rows.DeleteAll(account);

    public void Dispose()
    {
        _put.Dispose();
        _rows.Dispose();
    }
}
