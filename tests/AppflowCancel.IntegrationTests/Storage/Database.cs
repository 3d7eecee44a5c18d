using Microsoft.Data.Sqlite;

namespace AppflowCancel.IntegrationTests.Storage;

/// <summary>The database of a data folder, as another program sees it.</summary>
internal static class Database
{
    public static string PathIn(string folder) => Path.Combine(folder, "appflow.db");

    /// <returns>The first value of the first row; null if there is none.</returns>
    public static string? Query(string folder, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={PathIn(folder)};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar()?.ToString();
    }
}
