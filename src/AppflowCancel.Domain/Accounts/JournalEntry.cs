using AppflowCancel.Domain.Time;

namespace AppflowCancel.Domain.Accounts;

/// <summary>What is remembered of one request to the AWS surface.</summary>
public sealed record JournalEntry
{
    /// <summary>The account's time.</summary>
    public required Instant At { get; init; }

    public required DateTimeOffset RealTime { get; init; }

    public required string Operation { get; init; }

    public required string Region { get; init; }

    public string? FlowName { get; init; }

    public IReadOnlyList<string> ExecutionIds { get; init; } = [];

    /// <summary>The HTTP status; 0 when there was no answer: the connection was dropped, or the client gave up.</summary>
    public required int Status { get; init; }

    public string? ErrorType { get; init; }

    public required Guid RequestId { get; init; }

    /// <summary>What the SDK calls the whole of its attempts: header amz-sdk-invocation-id.</summary>
    public string? InvocationId { get; init; }

    /// <summary>Which of the SDK's attempts it was, counted from 1: header amz-sdk-request.</summary>
    public int? Attempt { get; init; }

    public string? UserAgent { get; init; }

    /// <summary>The number of the fault rule that fired.</summary>
    public int? Fault { get; init; }

    /// <summary>Of a cancel that was answered.</summary>
    public IReadOnlyList<string>? InvalidExecutions { get; init; }
}
