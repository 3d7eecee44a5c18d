using AppflowCancel.Domain.Runs;
using Microsoft.Data.Sqlite;

namespace AppflowCancel.Storage;

/// <summary>Reads the runs of flows. Equal plans become one object, as in memory.</summary>
internal sealed class RunReader(SqliteConnection connection) : IDisposable
{
    private readonly Statement _runs = new(connection, """
        select sequence, execution_id, started_at, origin,
            run_for, outcome, plan_error_message, cancel_for, cancel_outcome, batch_for, records_per_second, bytes_per_record,
            data_pull_start, data_pull_end, cancel_requested_at, cancel_requested_by, finished_at, finished_as, error_message
        from runs where flow = ? order by sequence
        """);

    private readonly Dictionary<RunPlan, RunPlan> _plans = [];
    private RunPlan _lastPlan = new();

    public IReadOnlyList<Run> Read(long flow)
    {
        var runs = new List<Run>();
        _runs.Bind(flow);
        while (_runs.Read())
        {
            runs.Add(ReadRun());
        }

        return runs;
    }

    public void Dispose() => _runs.Dispose();

    private Run ReadRun() => new(ReadId(), _runs.Time(2), ReadPlan(), StoredText.Origin(_runs.Utf8(3)))
    {
        Sequence = _runs.Integer(0),
        DataPull = _runs.IsNull(12) ? null : new DataPull(_runs.Time(12), _runs.Time(13)),
        Action = ReadAction(),
    };

    // Nearly all are UUIDs, for which no string is created.
    private RunId ReadId() => _runs.Utf8(1) is { Length: 36 } ascii && !ascii.ContainsAnyExceptInRange((byte)0, (byte)127)
        ? RunId.Parse(ascii)
        : RunId.Parse(_runs.Text(1));

    private RunAction ReadAction() => _runs.IsNull(14) && _runs.IsNull(16) && _runs.IsNull(18)
        ? RunAction.None
        : new RunAction
        {
            CancelRequestedAt = _runs.Time(14),
            CancelRequestedBy = _runs.TextOrNull(15) is { } request ? Guid.Parse(request) : Guid.Empty,
            FinishedAt = _runs.Time(16),
            FinishedAs = _runs.IsNull(17) ? default : StoredText.Status(_runs.Utf8(17)),
            ErrorMessage = _runs.TextOrNull(18),
        };

    private RunPlan ReadPlan()
    {
        var plan = new RunPlan
        {
            RunFor = Duration(4) ?? RunPlan.Never,
            Outcome = StoredText.Status(_runs.Utf8(5)),
            ErrorMessage = _runs.TextOrNull(6),
            CancelFor = Duration(7) ?? RunPlan.Never,
            CancelOutcome = StoredText.Status(_runs.Utf8(8)),
            BatchFor = Duration(9),
            RecordsPerSecond = _runs.Integer(10),
            BytesPerRecord = _runs.Integer(11),
        };
        if (plan != _lastPlan && !_plans.TryGetValue(plan, out _lastPlan!))
        {
            _plans[plan] = _lastPlan = plan;
        }

        return _lastPlan;
    }

    private TimeSpan? Duration(int column) => _runs.IsNull(column) ? null : TimeSpan.FromMilliseconds(_runs.Integer(column));
}
