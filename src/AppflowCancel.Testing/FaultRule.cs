namespace AppflowCancel.Testing;

/// <summary>A fault rule for AWS requests. The first rule that applies to a request decides.</summary>
public sealed record FaultRule
{
    /// <summary>The operation it applies to, such as <c>CancelFlowExecutions</c>; null: every one.</summary>
    public string? Operation { get; init; }

    /// <summary>The flow it applies to; null: every one.</summary>
    public string? FlowName { get; init; }

    /// <summary>The AWS error to answer, such as <c>ThrottlingException</c>; null: none.</summary>
    public string? Error { get; init; }

    /// <summary>The error's message; null: AWS's own.</summary>
    public string? Message { get; init; }

    /// <summary>How often it applies; null: always.</summary>
    public int? Times { get; init; }

    /// <summary>
    /// How many requests pass in each second of the account's clock; it applies to those beyond, as ThrottlingException unless
    /// <see cref="Error"/> says otherwise. Null: no rate.
    /// </summary>
    public double? RequestsPerSecond { get; init; }

    /// <summary>How many requests may pass at once, with <see cref="RequestsPerSecond"/>; null: as the rate allows.</summary>
    public int? Burst { get; init; }

    /// <summary>How many requests it lets pass first.</summary>
    public int? After { get; init; }

    /// <summary>How likely it applies, from 0 to 1; null: 1.</summary>
    public double? Probability { get; init; }

    /// <summary>Delay of the answer, in real time.</summary>
    public TimeSpan? Delay { get; init; }

    /// <summary>Whether the connection ends without an answer.</summary>
    public bool DropConnection { get; init; }

    /// <summary>Value of the header <c>x-amz-retry-after</c>, to the millisecond; null: no header.</summary>
    public TimeSpan? RetryAfter { get; init; }
}

/// <summary>A fault rule and how often it has applied.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Seen">How many requests matched.</param>
/// <param name="Applied">To how many of them it applied.</param>
public sealed record FaultRuleState(FaultRule Rule, int Seen, int Applied);
