using AppflowCancel.Domain.Changes;
using Microsoft.Data.Sqlite;

namespace AppflowCancel.Storage;

/// <summary>Commits the changes of requests that arrive together as one transaction.</summary>
/// <remarks>
/// A single request commits its changes itself, which is fastest. Concurrent requests wait for a transaction that is queued behind
/// the thread pool's pending work, so that requests about to change something become part of it.
/// </remarks>
internal sealed class GroupCommit(ChangeFeed changes, ChangeLog log, string path) : IThreadPoolWorkItem, IDisposable
{
    // How often a transaction yields: the more requests share it, the less each costs.
    private const int MostYields = 4;

    // For requests whose changes will never be committed. No answer is better than one whose changes are lost.
    private static readonly Task Never = new TaskCompletionSource().Task;

    private readonly TaskCompletionSource<string> _failed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock _gate = new();
    private readonly Lock _writing = new();
    private TaskCompletionSource? _next;
    private int _waiting;
    private int _lastWaited;
    private int _yields;
    private bool _isCommitting;
    private bool _isDisposed;
    private long _committed = changes.Position;

    /// <summary>Completes, with an error message, when the disk has failed.</summary>
    public Task<string> Failed => _failed.Task;

    /// <summary>Completes once all changes so far are committed; never if the disk has failed.</summary>
    public Task CommitAsync()
    {
        if (Volatile.Read(ref _committed) >= changes.Position)
        {
            return Task.CompletedTask;
        }

        lock (_gate)
        {
            // A transaction that has started may lack these changes.
            if (_isCommitting || _lastWaited > 1)
            {
                return WaitNeedsLock();
            }

            _isCommitting = true;
        }

        if (!Write())
        {
            return Never;
        }

        Continue();
        return Task.CompletedTask;
    }

    /// <summary>Commits for all waiting requests.</summary>
    public void Execute()
    {
        if (_yields < MostYields && ThreadPool.PendingWorkItemCount > 0)
        {
            _yields++;
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
            return;
        }

        _yields = 0;
        TaskCompletionSource waiters;
        lock (_gate)
        {
            (waiters, _next) = (_next!, null);
            (_lastWaited, _waiting) = (_waiting, 0);
        }

        if (Write())
        {
            waiters.SetResult();
            Continue();
        }
    }

    public void Dispose()
    {
        lock (_writing)
        {
            _isDisposed = true;
        }
    }

    private Task WaitNeedsLock()
    {
        _waiting++;
        _next ??= new(TaskCreationOptions.RunContinuationsAsynchronously);
        if (!_isCommitting)
        {
            _isCommitting = true;
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        }

        return _next.Task;
    }

    // False when no further answer may be sent, because the process ends.
    private bool Write()
    {
        lock (_writing)
        {
            if (_isDisposed)
            {
                return false;
            }

            try
            {
                if (log.Commit() is { } last)
                {
                    Volatile.Write(ref _committed, last);
                }

                return true;
            }
#pragma warning disable CA1031 // Any failure leaves memory ahead of the disk.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                _failed.TrySetResult(exception is SqliteException sqlite ? StoreFile.Unusable(path, sqlite).Message : $"{path}: {exception}");
                return false;
            }
        }
    }

    private void Continue()
    {
        lock (_gate)
        {
            _isCommitting = _next is not null;
            if (_isCommitting)
            {
                ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
            }
        }
    }
}
