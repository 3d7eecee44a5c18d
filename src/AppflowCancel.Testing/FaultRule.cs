namespace AppflowCancel.Testing;

/// <summary>A fault rule for AWS requests. The first rule that applies to a request decides.</summary>
public sealed record FaultRule
{
    /// <summary>The operation it applies to, such as <c>CancelFlowExecutions</c>; null: all.</summary>
    public string? Operation { get; init; }

    /// <summary>The flow it applies to; null: all.</summary>
    public string? FlowName { get; init; }

    /// <summary>The AWS error to answer, such as <c>ThrottlingException</c>; null: none.</summary>
    public string? Error { get; init; }

    /// <summary>The error's message; null: AWS's own.</summary>
    public string? Message { get; init; }

    /// <summary>How often it applies; null: always.</summary>
    public int? Times { get; init; }

    /// <summary>
    /// Requests that pass per second of the account's clock; the rule applies to those beyond, with ThrottlingException unless
    /// <see cref="Error"/> names another error. Null: no rate.
    /// </summary>
    public double? RequestsPerSecond { get; init; }

    /// <summary>Requests that may pass at once, with <see cref="RequestsPerSecond"/>; null: the requests of one second.</summary>
    public int? Burst { get; init; }

    /// <summary>Matching requests that pass before the rule applies.</summary>
    public int? After { get; init; }

    /// <summary>Probability that it applies, from 0 to 1; null: 1.</summary>
    public double? Probability { get; init; }

    /// <summary>Delay of the answer, in real time.</summary>
    public TimeSpan? Delay { get; init; }

    /// <summary>Whether the connection is closed without an answer.</summary>
    public bool DropConnection { get; init; }

    /// <summary>Value of the header <c>x-amz-retry-after</c>, to the millisecond; null: no header.</summary>
    public TimeSpan? RetryAfter { get; init; }
}

/// <summary>A fault rule and how often it has applied.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Seen">Number of requests that matched.</param>
/// <param name="Applied">Number of requests to which it applied.</param>
public sealed record FaultRuleState(FaultRule Rule, int Seen, int Applied);
