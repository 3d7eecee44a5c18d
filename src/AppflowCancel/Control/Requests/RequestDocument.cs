using AppflowCancel.Domain.Accounts;
using AppflowCancel.Domain.Time;

namespace AppflowCancel.Control.Requests;

/// <summary>A request of the journal as JSON.</summary>
internal sealed record RequestDocument
{
    public required Instant At { get; init; }

    public required DateTimeOffset RealTime { get; init; }

    public required string Operation { get; init; }

    public required string Region { get; init; }

    public string? FlowName { get; init; }

    public IReadOnlyList<string>? ExecutionIds { get; init; }

    /// <summary>Absent if no response was sent: a fault dropped the connection, or the client gave up.</summary>
    public int? Status { get; init; }

    public string? ErrorType { get; init; }

    public required string RequestId { get; init; }

    public string? InvocationId { get; init; }

    public int? Attempt { get; init; }

    public string? UserAgent { get; init; }

    /// <summary>Number of the fault rule that applied, counted from 1.</summary>
    public int? Fault { get; init; }

    public IReadOnlyList<string>? InvalidExecutions { get; init; }

    public static RequestDocument Of(JournalEntry entry) => new()
    {
        At = entry.At,
        RealTime = entry.RealTime,
        Operation = entry.Operation,
        Region = entry.Region,
        FlowName = entry.FlowName,
        ExecutionIds = entry.ExecutionIds.Count > 0 ? entry.ExecutionIds : null,
        Status = entry.Status > 0 ? entry.Status : null,
        ErrorType = entry.ErrorType,
        RequestId = entry.RequestId.ToString(),
        InvocationId = entry.InvocationId,
        Attempt = entry.Attempt,
        UserAgent = entry.UserAgent,
        Fault = entry.Fault,
        InvalidExecutions = entry.InvalidExecutions,
    };
}
