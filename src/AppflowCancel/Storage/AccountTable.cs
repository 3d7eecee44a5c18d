using AppflowCancel.Control.State;
using AppflowCancel.Domain.Accounts;
using Microsoft.Data.Sqlite;

namespace AppflowCancel.Storage;

/// <summary>Writes an account's settings, without flows, as a state document: all its members are kept.</summary>
internal sealed class AccountTable(SqliteConnection connection, TimeProvider time) : IDisposable
{
    private readonly Statement _put = new(connection, "insert or replace into accounts values (?, ?, ?)");
    private readonly Statement _delete = new(connection, "delete from accounts where account = ?");

    public void Put(Account account)
    {
        // The clock is read in between; for a running clock the result is the same, and a frozen one does not change.
        var savedAt = time.GetUtcNow().ToUnixTimeMilliseconds();
        _put.Bind(account.Id).Bind(savedAt).Bind(StateWriter.WriteSettings(account)).Run();
    }

    public void Delete(string account) => _delete.Bind(account).Run();

    public void Dispose()
    {
        _put.Dispose();
        _delete.Dispose();
    }
}
