using AppflowCancel.Domain.Accounts;

namespace AppflowCancel.Live.Reports;

/// <summary>The delivery of one report to one target.</summary>
internal sealed class Delivery(RunReport report, ReportTarget target)
{
    private readonly Lock _gate = new();
    private DeliveryStatus _status = new(DeliveryState.Pending, 0, null, null);

    public RunReport Report { get; } = report;

    public ReportTarget Target { get; } = target;

    /// <summary>Identifies the run within the account.</summary>
    public string Run { get; } = $"{report.Region} {report.Detail.FlowName} {report.Detail.ExecutionId}";

    public DeliveryStatus Status
    {
        get
        {
            lock (_gate)
            {
                return _status;
            }
        }
    }

    public int Attempts => Status.Attempts;

    /// <summary>Makes no further attempt, because too many newer deliveries wait.</summary>
    public void GiveUp()
    {
        lock (_gate)
        {
            _status = _status with { State = _status.State is DeliveryState.Pending ? DeliveryState.Failed : _status.State };
        }
    }

    public void Attempted(SendResult result, DateTimeOffset now)
    {
        lock (_gate)
        {
            var state = result.Error is null ? DeliveryState.Delivered : result.Retry ? DeliveryState.Pending : DeliveryState.Failed;
            _status = new DeliveryStatus(state, _status.Attempts + 1, now, result.Error);
        }
    }
}

internal enum DeliveryState
{
    /// <summary>Not delivered yet; there will be another attempt.</summary>
    Pending,
    Delivered,

    /// <summary>The target rejected it: there is no further attempt.</summary>
    Failed,
}

/// <param name="LastError">Why the last attempt failed; null if it succeeded.</param>
internal sealed record DeliveryStatus(DeliveryState State, int Attempts, DateTimeOffset? LastAttempt, string? LastError);
