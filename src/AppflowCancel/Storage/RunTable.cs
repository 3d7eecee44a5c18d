using AppflowCancel.Domain.Runs;
using Microsoft.Data.Sqlite;

namespace AppflowCancel.Storage;

/// <summary>Writes the facts of runs.</summary>
internal sealed class RunTable(SqliteConnection connection) : IDisposable
{
    private readonly Statement _put = new(connection, """
        insert or replace into runs values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """);

    private readonly Statement _act = new(connection, """
        update runs set cancel_requested_at = ?, cancel_requested_by = ?, finished_at = ?, finished_as = ?, error_message = ?
        where flow = ? and sequence = ?
        """);

    private readonly Statement _delete = new(connection, "delete from runs where flow = ? and sequence = ?");
    private readonly Statement _deleteAll = new(connection, "delete from runs where flow = ?");

    // Runs of a flow share their plan, whose parameters stay bound.
    private RunPlan? _lastPlan;

    public void Put(long flow, Run run)
    {
        var plan = run.Plan;
        _put.Bind(flow).Bind(run.Sequence).Bind(run.Id).Bind(run.StartedAt).Bind(StoredText.Of(run.Origin));
        if (ReferenceEquals(plan, _lastPlan))
        {
            _put.Keep(8);
        }
        else
        {
            _lastPlan = plan;
            _put.Bind(Milliseconds(plan.RunFor)).Bind(StoredText.Of(plan.Outcome)).Bind(plan.ErrorMessage)
                .Bind(Milliseconds(plan.CancelFor)).Bind(StoredText.Of(plan.CancelOutcome)).Bind(Milliseconds(plan.BatchFor))
                .Bind(plan.RecordsPerSecond).Bind(plan.BytesPerRecord);
        }

        _put.Bind(run.DataPull?.Start.Milliseconds).Bind(run.DataPull?.End.Milliseconds);
        BindAction(_put, run.Action);
        _put.Run();
    }

    /// <summary>Actions on a stored run.</summary>
    public void Act(long flow, Run run)
    {
        BindAction(_act, run.Action);
        _act.Bind(flow).Bind(run.Sequence).Run();
    }

    public void Delete(long flow, Run run) => _delete.Bind(flow).Bind(run.Sequence).Run();

    public void DeleteAll(long flow) => _deleteAll.Bind(flow).Run();

    public void Dispose()
    {
        _put.Dispose();
        _act.Dispose();
        _delete.Dispose();
        _deleteAll.Dispose();
    }

    private static void BindAction(Statement statement, RunAction action)
    {
        statement.Bind(action.CancelRequestedAt);
        _ = action.CancelRequestedBy == Guid.Empty ? statement.Bind((long?)null) : statement.Bind(action.CancelRequestedBy);
        statement.Bind(action.FinishedAt);
        _ = action.FinishedByRequest ? statement.Bind(StoredText.Of(action.FinishedAs)) : statement.Bind((long?)null);
        statement.Bind(action.ErrorMessage);
    }

    private static long? Milliseconds(TimeSpan? duration) =>
        duration is { } given && given != RunPlan.Never ? given.Ticks / TimeSpan.TicksPerMillisecond : null;
}
