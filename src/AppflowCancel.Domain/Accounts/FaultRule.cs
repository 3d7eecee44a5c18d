namespace AppflowCancel.Domain.Accounts;

/// <summary>What goes wrong, for which requests, and how often.</summary>
public sealed record FaultRule
{
    /// <summary>AWS's name of an operation; null for every one.</summary>
    public string? Operation { get; init; }

    /// <summary>Null for every flow.</summary>
    public string? FlowName { get; init; }

    /// <summary>The error to answer with; null to let the request go on, after the delay.</summary>
    public string? Error { get; init; }

    public string? Message { get; init; }

    /// <summary>How many times it fires; null without end.</summary>
    public int? Times { get; init; }

    /// <summary>How many matching requests it lets pass first.</summary>
    public int After { get; init; }

    /// <summary>How likely it fires, from 0 to 1, once it could.</summary>
    public double Probability { get; init; } = 1;

    /// <summary>How long the request waits, in real time.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>Whether the connection ends without an answer.</summary>
    public bool DropConnection { get; init; }

    /// <summary>What clients are told to wait before they try again: the header x-amz-retry-after.</summary>
    public int? RetryAfterMilliseconds { get; init; }
}
