namespace AppflowCancel.Testing;

/// <summary>An AWS request that the emulator answered, from its journal.</summary>
public sealed record RecordedRequest
{
    /// <summary>When, on the account's clock.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The AWS operation, such as <c>CancelFlowExecutions</c>; <c>UnknownOperation</c> for anything else.</summary>
    public required string Operation { get; init; }

    /// <summary>The region it was signed for.</summary>
    public required string Region { get; init; }

    /// <summary>The flow it names, if any.</summary>
    public string? FlowName { get; init; }

    /// <summary>The runs it names.</summary>
    public IReadOnlyList<string> ExecutionIds { get => field ?? []; init; }

    /// <summary>The HTTP status of the answer; null when there was none, since the connection ended first.</summary>
    public int? Status { get; init; }

    /// <summary>The AWS error it was answered with, such as <c>ThrottlingException</c>; null for success.</summary>
    public string? ErrorType { get; init; }

    /// <summary>AWS's request id, as the client saw it.</summary>
    public required string RequestId { get; init; }

    /// <summary>What the SDK's attempts of one call share.</summary>
    public string? InvocationId { get; init; }

    /// <summary>Which attempt of a call this was, counted from 1, when the SDK says so.</summary>
    public int? Attempt { get; init; }

    /// <summary>The client.</summary>
    public string? UserAgent { get; init; }

    /// <summary>The number of the fault rule that applied, counted from 1.</summary>
    public int? Fault { get; init; }

    /// <summary>The runs that a cancel reported as not cancellable.</summary>
    public IReadOnlyList<string> InvalidExecutions { get => field ?? []; init; }
}
