using AppflowCancel.Domain.Accounts;
using AppflowCancel.Domain.Flows;
using Microsoft.Data.Sqlite;

namespace AppflowCancel.Storage;

/// <summary>Deletes finished runs that a flow did not load, because the limit is lower than in the previous process.</summary>
internal static class SurplusRuns
{
    public static void Delete(SqliteConnection connection, FlowTable numbers, Account account, string region, FlowState stored)
    {
        var name = stored.Definition.Name;
        if (account.In(region).Find(name)?.Export(account.Clock.Now) is not { } taken || taken.Runs.Count == stored.Runs.Count)
        {
            return;
        }

        var kept = taken.Runs.Select(run => run.Sequence).ToHashSet();
        using var runs = new RunTable(connection);
        using var transaction = connection.BeginTransaction();
        var flow = numbers.Find(account.Id, region, name)!.Value;
        foreach (var run in stored.Runs.Where(run => !kept.Contains(run.Sequence)))
        {
            runs.Delete(flow, run);
        }

        transaction.Commit();
    }
}
