using AppflowCancel.Domain.Changes;
using Microsoft.Data.Sqlite;

namespace AppflowCancel.Storage;

/// <summary>Writes the pending changes of the feed to the database, in one transaction.</summary>
/// <remarks>Not safe for concurrent use: the store commits one transaction at a time.</remarks>
internal sealed class ChangeLog(SqliteConnection connection, ChangeReader changes, ChangeWriter writer) : IDisposable
{
    private readonly Statement _begin = new(connection, "begin immediate");
    private readonly Statement _commit = new(connection, "commit");
    private readonly List<Change> _batch = [];

    /// <returns>The sequence number of the last committed change; null if none was pending.</returns>
    /// <exception cref="SqliteException">No pending change is committed. There is no retry: later changes must not be kept without these.</exception>
    public long? Commit()
    {
        changes.ReadAll(_batch);
        if (_batch.Count == 0)
        {
            return null;
        }

        _begin.Run();
        foreach (var change in _batch)
        {
            writer.Write(change);
        }

        writer.Finish();
        _commit.Run();
        var last = _batch[^1].Sequence;
        _batch.Clear();
        return last;
    }

    public void Dispose()
    {
        changes.Dispose();
        writer.Dispose();
        _begin.Dispose();
        _commit.Dispose();
    }
}
