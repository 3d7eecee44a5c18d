using AppflowCancel.Control.State;
using AppflowCancel.Domain.Accounts;
using Microsoft.Data.Sqlite;

namespace AppflowCancel.Storage;

/// <summary>
/// Keeps the state of all accounts in a database. A request commits what has changed up to its answer, and with it what
/// others have changed meanwhile: while one transaction is committed, the next one gathers.
/// </summary>
internal sealed class Store(
    StoreSettings settings, AccountRegistry accounts, AccountSettings accountSettings, StateReader documents, TimeProvider time) : IDisposable
{
    private readonly TaskCompletionSource<string> _failed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock _gate = new();
    private StoreFile? _file;
    private ChangeLog? _log;
    private TaskCompletionSource? _next;
    private bool _isCommitting;
    private long _committed;

    /// <summary>Completes, with a line that says why, when the disk has failed. Nothing is answered from then on.</summary>
    public Task<string> Failed => _failed.Task;

    /// <summary>Opens the database, brings its accounts back, and keeps from now on whatever changes.</summary>
    /// <returns>How many accounts came back.</returns>
    /// <exception cref="StoreException">The folder or the database cannot be used.</exception>
    public int Open()
    {
        _file = StoreFile.Open(settings);
        try
        {
            var writer = new ChangeWriter(_file.Connection, accounts, accountSettings, time);
            var loaded = new StoreLoader(_file.Connection, accounts, accountSettings, documents, time).Load(writer.Flows);
            _log = new ChangeLog(_file.Connection, accounts.Changes.Subscribe(), writer);
            _committed = accounts.Changes.Position;
            return loaded;
        }
        catch (SqliteException exception)
        {
            throw StoreFile.Unusable(_file.Path, exception);
        }
    }

    /// <summary>Completes once everything that has changed so far is committed.</summary>
    /// <exception cref="StoreException">The disk has failed.</exception>
    public ValueTask CommitAsync()
    {
        if (Volatile.Read(ref _committed) >= accounts.Changes.Position)
        {
            return ValueTask.CompletedTask;
        }

        lock (_gate)
        {
            if (_failed.Task.IsCompleted)
            {
                throw new StoreException(_failed.Task.Result);
            }

            if (_isCommitting)
            {
                // That transaction may have begun before these changes.
                return new ValueTask((_next ??= new(TaskCreationOptions.RunContinuationsAsynchronously)).Task);
            }

            _isCommitting = true;
        }

        Commit();
        return ValueTask.CompletedTask;
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _log?.Dispose();
            _file?.Dispose();
        }
    }

    private void Commit()
    {
        try
        {
            if (_log!.Commit() is { } last)
            {
                Volatile.Write(ref _committed, last);
            }
        }
        catch (SqliteException exception)
        {
            Fail(StoreFile.Unusable(_file!.Path, exception));
        }

        TaskCompletionSource? next;
        lock (_gate)
        {
            (next, _next) = (_next, null);
            _isCommitting = next is not null;
        }

        // This request is answered; those that came meanwhile do not keep it.
        if (next is not null)
        {
            ThreadPool.UnsafeQueueUserWorkItem(static work => work.Store.Commit(work.Next), (Store: this, Next: next), preferLocal: false);
        }
    }

    private void Commit(TaskCompletionSource next)
    {
        try
        {
            Commit();
            next.SetResult();
        }
        catch (StoreException exception)
        {
            next.SetException(exception);
        }
    }

    private void Fail(StoreException exception)
    {
        _failed.TrySetResult(exception.Message);
        lock (_gate)
        {
            _next?.SetException(exception);
            _next = null;
            _isCommitting = false;
        }

        throw exception;
    }
}
