using Microsoft.Data.Sqlite;

namespace AppflowCancel.Storage;

/// <summary>The database of a data folder, opened for this process alone.</summary>
internal sealed class StoreFile : IDisposable
{
    private readonly FileStream _lock;

    private StoreFile(FileStream @lock, SqliteConnection connection, string path) => (_lock, Connection, Path) = (@lock, connection, path);

    public SqliteConnection Connection { get; }

    public string Path { get; }

    /// <exception cref="StoreException">The folder or the database cannot be used.</exception>
    public static StoreFile Open(StoreSettings settings)
    {
        var path = System.IO.Path.Combine(settings.Folder, "appflow.db");
        var held = Lock(settings.Folder);
        try
        {
            var connection = Connect(path, settings);
            try
            {
                return Schema.Migrate(connection) is { } newer
                    ? throw new StoreException(
                        $"{path} has format {newer}, but this version supports formats up to {Schema.Current}: use the newer version, or another folder.")
                    : new StoreFile(held, connection, path);
            }
            catch
            {
                connection.Dispose();
                throw;
            }
        }
        catch (SqliteException exception)
        {
            held.Dispose();
            throw Unusable(path, exception);
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    public static StoreException Unusable(string path, SqliteException exception)
    {
        var text = exception.SqliteErrorCode switch
        {
            SQLitePCL.raw.SQLITE_CORRUPT or SQLitePCL.raw.SQLITE_NOTADB =>
                "is damaged or not a database of AppflowCancel: restore it from a copy, or move it away to start empty.",
            SQLitePCL.raw.SQLITE_FULL => "cannot be written to, because the disk is full: free space and start again; every answered change is stored.",
            SQLitePCL.raw.SQLITE_READONLY or SQLitePCL.raw.SQLITE_CANTOPEN or SQLitePCL.raw.SQLITE_PERM =>
                "cannot be written to: make it and its folder writable for this user.",
            _ => "cannot be used: check the disk, or use another folder.",
        };
        return new StoreException($"{path} {text} ({exception.Message})", exception);
    }

    public void Dispose()
    {
        Connection.Dispose();
        _lock.Dispose();
    }

    // The operating system releases the lock however the process ends.
    private static FileStream Lock(string folder)
    {
        var path = System.IO.Path.Combine(folder, "appflow.lock");
        try
        {
            Directory.CreateDirectory(folder);
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (UnauthorizedAccessException exception)
        {
            throw new StoreException($"Emulator:DataPath is '{folder}', which this user cannot write to: {exception.Message}", exception);
        }
        catch (IOException exception)
        {
            throw new StoreException(
                File.Exists(path)
                    ? $"Emulator:DataPath is '{folder}', which another process uses: end that process, or use another folder."
                    : $"Emulator:DataPath is '{folder}', which cannot be used: {exception.Message}",
                exception);
        }
    }

    private static SqliteConnection Connect(string path, StoreSettings settings)
    {
        SQLitePCL.Batteries_V2.Init();
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ConnectionString);
        try
        {
            connection.Open();
            using var command = connection.CreateCommand();

            // Readers such as the sqlite3 shell never hold up the writer. NORMAL survives the process, FULL the machine.
            // Checkpoints wait for the disk, so they are rare: one per 32 MB of changes. The size limit truncates the log after a large import.
            command.CommandText = $"""
                pragma journal_mode = wal;
                pragma synchronous = {(settings.SurvivesPowerLoss ? "full" : "normal")};
                pragma wal_autocheckpoint = 8192;
                pragma journal_size_limit = 67108864;
                """;
            command.ExecuteNonQuery();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
