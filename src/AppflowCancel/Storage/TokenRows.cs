using Microsoft.Data.Sqlite;

namespace AppflowCancel.Storage;

/// <summary>Deletes rows of a table of client tokens: those beyond the limit of their account and region, and invalid ones.</summary>
/// <param name="table">Has the columns number, account and region.</param>
/// <param name="resource">The column that names what the token was used for.</param>
internal sealed class TokenRows(SqliteConnection connection, string table, string resource, int kept) : IDisposable
{
    private const int TrimEvery = 1_000;

    private readonly Statement _trim = new(connection, $"""
        delete from {table} where account = ?1 and region = ?2 and number <= (
            select number from {table} where account = ?1 and region = ?2 order by number desc limit 1 offset ?3)
        """);

    private readonly Statement _delete = new(connection, $"delete from {table} where account = ? and region = ? and {resource} = ?");
    private readonly Statement _deleteAll = new(connection, $"delete from {table} where account = ?");
    private int _sinceTrim;

    public void Added(string account, string region)
    {
        // Memory drops the oldest at once; here a few more may stay for a while.
        if (++_sinceTrim >= TrimEvery)
        {
            _sinceTrim = 0;
            _trim.Bind(account).Bind(region).Bind(kept).Run();
        }
    }

    public void Delete(string account, string region, string of) => _delete.Bind(account).Bind(region).Bind(of).Run();

    public void DeleteAll(string account) => _deleteAll.Bind(account).Run();

    public void Dispose()
    {
        _trim.Dispose();
        _delete.Dispose();
        _deleteAll.Dispose();
    }
}
