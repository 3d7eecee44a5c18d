using AppflowCancel.Domain.Runs;
using AppflowCancel.Domain.Time;

namespace AppflowCancel.Domain.Accounts;

/// <summary>One request to the AWS API, as recorded in the journal.</summary>
public sealed record JournalEntry
{
    /// <summary>The account's time.</summary>
    public required Instant At { get; init; }

    public required DateTimeOffset RealTime { get; init; }

    public required string Operation { get; init; }

    public required string Region { get; init; }

    public string? FlowName { get; init; }

    public IReadOnlyList<string> ExecutionIds { get; init; } = [];

    /// <summary>The HTTP status; 0 if no response was sent: the connection was dropped, or the client gave up.</summary>
    public required int Status { get; init; }

    public string? ErrorType { get; init; }

    public required Guid RequestId { get; init; }

    /// <summary>Identifies all attempts of one SDK call: header amz-sdk-invocation-id.</summary>
    public string? InvocationId { get; init; }

    /// <summary>Attempt number within the SDK call, counted from 1: header amz-sdk-request.</summary>
    public int? Attempt { get; init; }

    public string? UserAgent { get; init; }

    /// <summary>Number of the fault rule that applied.</summary>
    public int? Fault { get; init; }

    /// <summary>Set for CancelFlowExecutions with status 200.</summary>
    public IReadOnlyList<string>? InvalidExecutions { get; init; }

    /// <summary>Approximate size in memory: the entry, and the strings from the client.</summary>
    public long EstimateBytes() => 300 + Bytes(FlowName) + Bytes(InvocationId) + Bytes(UserAgent) + Bytes(ExecutionIds) + Bytes(InvalidExecutions);

    private static long Bytes(string? text) => text is null ? 0 : 24 + (2L * text.Length);

    private static long Bytes(IReadOnlyList<string>? texts)
    {
        if (texts is RunIdList ids)
        {
            return ids.EstimateBytes();
        }

        var bytes = 0L;
        for (var i = 0; i < texts?.Count; i++)
        {
            bytes += 8 + Bytes(texts[i]);
        }

        return bytes;
    }
}
