using AppflowCancel.Domain.Runs;
using AppflowCancel.Domain.Time;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace AppflowCancel.Storage;

/// <summary>A prepared statement, bound and read by position.</summary>
/// <remarks>
/// Instead of Microsoft.Data.Sqlite's commands, which look up parameters by name and create a reader per execution: a row takes
/// a third of the time, and every answer waits for its rows. Not safe for concurrent use.
/// </remarks>
internal sealed class Statement : IDisposable
{
    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;
    private int _bound;

    public Statement(SqliteConnection connection, string sql)
    {
        _database = connection.Handle!;
        Check(raw.sqlite3_prepare_v2(_database, sql, out _statement));
    }

    public Statement Bind(long? value)
    {
        Check(value is { } number ? raw.sqlite3_bind_int64(_statement, ++_bound, number) : raw.sqlite3_bind_null(_statement, ++_bound));
        return this;
    }

    public Statement Bind(string? value)
    {
        Check(value is null ? raw.sqlite3_bind_null(_statement, ++_bound) : raw.sqlite3_bind_text(_statement, ++_bound, value));
        return this;
    }

    public Statement Bind(ReadOnlyMemory<byte> utf8) => Bind(utf8.Span);

    public Statement Bind(ReadOnlySpan<byte> utf8)
    {
        Check(raw.sqlite3_bind_text(_statement, ++_bound, utf8));
        return this;
    }

    public Statement Bind(Guid uuid)
    {
        Span<byte> text = stackalloc byte[36];
        uuid.TryFormat(text, out _);
        return Bind(text);
    }

    public Statement Bind(RunId id) => id.Uuid is { } uuid ? Bind(uuid) : Bind(id.ToString());

    /// <summary>Keeps the next parameters as bound for the previous execution.</summary>
    public Statement Keep(int parameters)
    {
        _bound += parameters;
        return this;
    }

    /// <summary>In milliseconds; null for never.</summary>
    public Statement Bind(Instant instant) => Bind(instant == Instant.Never ? null : instant.Milliseconds);

    /// <summary>Executes a statement that returns no rows.</summary>
    public void Run()
    {
        while (Read())
        {
        }
    }

    /// <summary>The next row; false, with the statement ready for its next execution, when there is none.</summary>
    public bool Read()
    {
        var result = raw.sqlite3_step(_statement);
        if (result == raw.SQLITE_ROW)
        {
            return true;
        }

        raw.sqlite3_reset(_statement);
        _bound = 0;
        Check(result == raw.SQLITE_DONE ? raw.SQLITE_OK : result);
        return false;
    }

    public bool IsNull(int column) => raw.sqlite3_column_type(_statement, column) == raw.SQLITE_NULL;

    public long Integer(int column) => raw.sqlite3_column_int64(_statement, column);

    public string Text(int column) => raw.sqlite3_column_text(_statement, column).utf8_to_string();

    public string? TextOrNull(int column) => IsNull(column) ? null : Text(column);

    /// <summary>Valid until the next row.</summary>
    public ReadOnlySpan<byte> Utf8(int column) => raw.sqlite3_column_blob(_statement, column);

    public Instant Time(int column) => IsNull(column) ? Instant.Never : new Instant(Integer(column));

    public void Dispose() => _statement.Dispose();

    private void Check(int result)
    {
        if (result != raw.SQLITE_OK)
        {
            SqliteException.ThrowExceptionForRC(result, _database);
        }
    }
}
