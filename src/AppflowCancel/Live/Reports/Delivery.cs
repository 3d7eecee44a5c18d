using AppflowCancel.Domain.Accounts;

namespace AppflowCancel.Live.Reports;

/// <summary>The delivery of one report to one target.</summary>
/// <param name="number">The order of an account's deliveries.</param>
internal sealed class Delivery(RunReport report, ReportTarget target, long number)
{
    private readonly Lock _gate = new();
    private DeliveryStatus _status = new(DeliveryState.Pending, 0, null, null);

    public RunReport Report { get; } = report;

    public ReportTarget Target { get; } = target;

    public long Number { get; } = number;

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

    /// <summary>Makes no further attempt.</summary>
    public void GiveUp(string reason)
    {
        lock (_gate)
        {
            if (_status.State is DeliveryState.Pending)
            {
                _status = _status with
                {
                    State = DeliveryState.Failed,
                    LastError = _status.LastError is { } last ? $"{reason} The last attempt: {last}" : reason,
                };
            }
        }
    }

    public void Attempted(SendResult result, DateTimeOffset now)
    {
        lock (_gate)
        {
            // Given up during the attempt: a failure changes nothing more.
            var isEnded = _status.State is not DeliveryState.Pending;
            var state = result.Error is null ? DeliveryState.Delivered : result.Retry && !isEnded ? DeliveryState.Pending : DeliveryState.Failed;
            var error = isEnded && result.Error is not null ? _status.LastError : result.Error;
            _status = new DeliveryStatus(state, _status.Attempts + 1, now, error);
        }
    }
}

internal enum DeliveryState
{
    /// <summary>Not delivered yet; there will be another attempt.</summary>
    Pending,
    Delivered,

    /// <summary>The target rejected it, or too many waited: there is no further attempt.</summary>
    Failed,
}

/// <param name="LastError">Why the last attempt failed; null if it succeeded.</param>
internal sealed record DeliveryStatus(DeliveryState State, int Attempts, DateTimeOffset? LastAttempt, string? LastError);
