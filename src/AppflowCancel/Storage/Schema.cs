using System.Globalization;
using Microsoft.Data.Sqlite;

namespace AppflowCancel.Storage;

/// <summary>The format of the database. Its number is the database's user_version; each entry migrates from the previous one.</summary>
/// <remarks>A released format is never edited. Times are milliseconds since 1970, durations milliseconds; null means never.</remarks>
internal static class Schema
{
    private static readonly string[] Formats =
    [
        """
        create table accounts (
            account text primary key,   -- twelve digits
            saved_at integer not null,  -- real time at which the document was true
            document text not null      -- a state document without flows: clock, faults and other settings
        ) without rowid;
        create table flows (
            flow integer primary key,
            account text not null,
            region text not null,
            name text not null,
            document text not null,     -- as in a state document, without runs
            unique (account, region, name)
        );
        create table runs (
            flow integer not null,
            sequence integer not null,  -- order among runs that started in the same millisecond
            execution_id text not null,
            started_at integer not null,
            origin text not null,
            run_for integer,
            outcome text not null,
            plan_error_message text,
            cancel_for integer,
            cancel_outcome text not null,
            batch_for integer,
            records_per_second integer not null,
            bytes_per_record integer not null,
            data_pull_start integer,
            data_pull_end integer,
            cancel_requested_at integer,
            cancel_requested_by text,
            finished_at integer,        -- by hand; other ends follow from the facts above
            finished_as text,
            error_message text,
            primary key (flow, sequence)
        ) without rowid;
        create table client_tokens (
            number integer primary key,
            account text not null,
            region text not null,
            key text not null,
            flow_name text not null,
            parameters text not null,
            valid_until integer not null,
            status text not null,       -- as it was answered
            execution_id text,
            unique (account, region, key)
        );
        """,
        """
        create view run_list as
            select account, region, name as flow_name, execution_id,
                datetime(started_at / 1000.0, 'unixepoch') as started,
                datetime(cancel_requested_at / 1000.0, 'unixepoch') as cancel_requested,
                finished_as
            from runs join flows using (flow);
        """,
        """
        create table connector_tokens (
            number integer primary key,
            account text not null,
            region text not null,
            key text not null,
            resource text not null,     -- as in an ARN: connectorprofile/NAME or connector/LABEL
            parameters text not null,   -- a salted digest where the request has credentials
            valid_until integer not null,
            unique (account, region, key)
        );
        create index connector_tokens_by_resource on connector_tokens (account, region, resource);
        """,
    ];

    public static int Current => Formats.Length;

    /// <summary>Migrates the database to the current format, in one transaction: an interruption leaves the old format.</summary>
    /// <returns>The database's format if it is newer than the current one; null if it is current now.</returns>
    public static int? Migrate(SqliteConnection connection)
    {
        using var transaction = connection.BeginTransaction(deferred: false);
        using var command = connection.CreateCommand();
        command.CommandText = "pragma user_version";
        var format = Convert.ToInt32(command.ExecuteScalar(), CultureInfo.InvariantCulture);
        if (format > Current)
        {
            return format;
        }

        foreach (var sql in Formats[format..])
        {
            Execute(command, sql);
        }

        Execute(command, $"pragma user_version = {Current}");
        transaction.Commit();
        return null;
    }

#pragma warning disable CA2100 // Texts of this file only.
    private static void Execute(SqliteCommand command, string sql)
    {
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
#pragma warning restore CA2100
}
