namespace AppflowCancel.Testing;

/// <summary>An AWS request that the emulator answered, from its journal.</summary>
public sealed record RecordedRequest
{
    /// <summary>The time, on the account's clock.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The AWS operation, such as <c>CancelFlowExecutions</c>; <c>UnknownOperation</c> for anything else.</summary>
    public required string Operation { get; init; }

    /// <summary>The region it was signed for.</summary>
    public required string Region { get; init; }

    /// <summary>The flow it names, if any.</summary>
    public string? FlowName { get; init; }

    /// <summary>The runs it names.</summary>
    public IReadOnlyList<string> ExecutionIds { get => field ?? []; init; }

    /// <summary>The HTTP status of the answer; null when the connection ended before an answer.</summary>
    public int? Status { get; init; }

    /// <summary>The AWS error of the answer, such as <c>ThrottlingException</c>; null for success.</summary>
    public string? ErrorType { get; init; }

    /// <summary>AWS's request id, as the client received it.</summary>
    public required string RequestId { get; init; }

    /// <summary>Identifies one SDK call; all its attempts share this id.</summary>
    public string? InvocationId { get; init; }

    /// <summary>Number of the attempt within the SDK call, counted from 1; null if the SDK does not send it.</summary>
    public int? Attempt { get; init; }

    /// <summary>The client's User-Agent header.</summary>
    public string? UserAgent { get; init; }

    /// <summary>The number of the fault rule that applied, counted from 1.</summary>
    public int? Fault { get; init; }

    /// <summary>The runs that a cancel reported as not cancellable.</summary>
    public IReadOnlyList<string> InvalidExecutions { get => field ?? []; init; }
}
