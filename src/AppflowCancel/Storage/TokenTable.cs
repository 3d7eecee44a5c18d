using AppflowCancel.Domain.Flows;
using Microsoft.Data.Sqlite;

namespace AppflowCancel.Storage;

/// <summary>Writes client tokens of flow operations with their answers.</summary>
internal sealed class TokenTable(SqliteConnection connection, int kept) : IDisposable
{
    private readonly Statement _put = new(connection, """
        insert or replace into client_tokens (account, region, key, flow_name, parameters, valid_until, status, execution_id)
        values (?, ?, ?, ?, ?, ?, ?, ?)
        """);

    private readonly TokenRows _rows = new(connection, "client_tokens", "flow_name", kept);

    public void Put(string account, string region, UsedToken token)
    {
        _put.Bind(account).Bind(region).Bind(token.Key).Bind(token.FlowName).Bind(token.Parameters).Bind(token.Until)
            .Bind(token.Status.ToString()).Bind(token.Run?.ToString()).Run();
        _rows.Added(account, region);
    }

    public void Delete(string account, string region, string flowName) => _rows.Delete(account, region, flowName);

    public void DeleteAll(string account) => _rows.DeleteAll(account);

    public void Dispose()
    {
        _put.Dispose();
        _rows.Dispose();
    }
}
