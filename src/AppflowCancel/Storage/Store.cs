using AppflowCancel.Control.State;
using AppflowCancel.Domain.Accounts;
using Microsoft.Data.Sqlite;

namespace AppflowCancel.Storage;

/// <summary>Keeps the state of all accounts in a database: an answer waits until all changes before it are committed.</summary>
internal sealed class Store(
    StoreSettings settings, AccountRegistry accounts, AccountSettings accountSettings, StateReader documents, TimeProvider time) : IDisposable
{
    private StoreFile? _file;
    private ChangeLog? _log;
    private GroupCommit? _commits;

    /// <summary>The number of accounts that the database contained.</summary>
    public int Loaded { get; private set; }

    /// <summary>Completes, with an error message, when the disk has failed. Nothing is answered from then on.</summary>
    public Task<string> Failed => _commits?.Failed ?? throw new InvalidOperationException("The store is not open.");

    /// <summary>Opens the database, loads its accounts, and stores all changes from now on.</summary>
    /// <exception cref="StoreException">The folder or the database cannot be used.</exception>
    public void Open()
    {
        _file = StoreFile.Open(settings);
        try
        {
            var writer = new ChangeWriter(_file.Connection, accounts, accountSettings, time);
            Loaded = new StoreLoader(_file.Connection, accounts, accountSettings, documents, time).Load(writer.Flows);
            _log = new ChangeLog(_file.Connection, accounts.Changes.Subscribe(), writer);
            _commits = new GroupCommit(accounts.Changes, _log, _file.Path);
        }
        catch (SqliteException exception)
        {
            throw StoreFile.Unusable(_file.Path, exception);
        }
    }

    /// <summary>Completes once all changes so far are committed; never if the disk has failed.</summary>
    public Task CommitAsync() => _commits!.CommitAsync();

    public void Dispose()
    {
        _commits?.Dispose();
        _log?.Dispose();
        _file?.Dispose();
    }
}
