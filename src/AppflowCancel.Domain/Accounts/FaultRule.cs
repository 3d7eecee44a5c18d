namespace AppflowCancel.Domain.Accounts;

/// <summary>A fault, the requests that it applies to, and how often.</summary>
public sealed record FaultRule
{
    /// <summary>AWS operation name; null matches every operation.</summary>
    public string? Operation { get; init; }

    /// <summary>Null matches every flow.</summary>
    public string? FlowName { get; init; }

    /// <summary>The error to answer with; null lets the request continue after the delay.</summary>
    public string? Error { get; init; }

    public string? Message { get; init; }

    /// <summary>How many times it applies; null for no limit.</summary>
    public int? Times { get; init; }

    /// <summary>Matching requests that pass per second of the account's clock; the rule applies to those beyond. Null for no rate.</summary>
    public double? RequestsPerSecond { get; init; }

    /// <summary>With a rate: the number of requests that pass at once.</summary>
    public int Burst { get; init; }

    /// <summary>Number of matching requests that pass before it applies.</summary>
    public int After { get; init; }

    /// <summary>Probability, 0 to 1, that it applies to a matching request.</summary>
    public double Probability { get; init; } = 1;

    /// <summary>Delay of the request, in real time.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>Whether to close the connection without a response.</summary>
    public bool DropConnection { get; init; }

    /// <summary>Value of the x-amz-retry-after header: how long clients should wait before a retry.</summary>
    public int? RetryAfterMilliseconds { get; init; }
}
