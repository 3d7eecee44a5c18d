using AppflowCancel.Domain.Flows;
using Microsoft.Data.Sqlite;

namespace AppflowCancel.Storage;

/// <summary>Writes client tokens with their answers.</summary>
internal sealed class TokenTable(SqliteConnection connection, int kept) : IDisposable
{
    private const int TrimEvery = 1_000;

    private readonly Statement _put = new(connection, """
        insert or replace into client_tokens (account, region, key, flow_name, parameters, valid_until, status, execution_id)
        values (?, ?, ?, ?, ?, ?, ?, ?)
        """);

    private readonly Statement _trim = new(connection, """
        delete from client_tokens where account = ?1 and region = ?2 and number <= (
            select number from client_tokens where account = ?1 and region = ?2 order by number desc limit 1 offset ?3)
        """);

    private readonly Statement _delete = new(connection, "delete from client_tokens where account = ? and region = ? and flow_name = ?");
    private readonly Statement _deleteAll = new(connection, "delete from client_tokens where account = ?");
    private int _sinceTrim;

    public void Put(string account, string region, UsedToken token)
    {
        _put.Bind(account).Bind(region).Bind(token.Key).Bind(token.FlowName).Bind(token.Parameters).Bind(token.Until)
            .Bind(token.Status.ToString()).Bind(token.Run?.ToString()).Run();

        // Memory drops the oldest at once; here a few more may stay for a while.
        if (++_sinceTrim >= TrimEvery)
        {
            _sinceTrim = 0;
            _trim.Bind(account).Bind(region).Bind(kept).Run();
        }
    }

    public void Delete(string account, string region, string flowName) => _delete.Bind(account).Bind(region).Bind(flowName).Run();

    public void DeleteAll(string account) => _deleteAll.Bind(account).Run();

    public void Dispose()
    {
        _put.Dispose();
        _trim.Dispose();
        _delete.Dispose();
        _deleteAll.Dispose();
    }
}
