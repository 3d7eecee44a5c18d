namespace AppflowCancel.Testing;

/// <summary>A fault rule in requests and, with its counters, in answers of the control API.</summary>
internal sealed record FaultDocument
{
    public string? Operation { get; init; }

    public string? FlowName { get; init; }

    public string? Error { get; init; }

    public string? Message { get; init; }

    public int? Times { get; init; }

    public double? RequestsPerSecond { get; init; }

    public int? Burst { get; init; }

    public int? After { get; init; }

    public double? Probability { get; init; }

    public double? DelaySeconds { get; init; }

    public bool? DropConnection { get; init; }

    public int? RetryAfterMilliseconds { get; init; }

    public int? Seen { get; init; }

    public int? Fired { get; init; }

    public static FaultDocument Of(FaultRule rule) => new()
    {
        Operation = rule.Operation,
        FlowName = rule.FlowName,
        Error = rule.Error,
        Message = rule.Message,
        Times = rule.Times,
        RequestsPerSecond = rule.RequestsPerSecond,
        Burst = rule.Burst,
        After = rule.After,
        Probability = rule.Probability,
        DelaySeconds = rule.Delay?.TotalSeconds,
        DropConnection = rule.DropConnection ? true : null,
        RetryAfterMilliseconds = (int?)rule.RetryAfter?.TotalMilliseconds,
    };

    public FaultRuleState ToState() => new(
        new FaultRule
        {
            Operation = Operation,
            FlowName = FlowName,
            Error = Error,
            Message = Message,
            Times = Times,
            RequestsPerSecond = RequestsPerSecond,
            Burst = Burst,
            After = After,
            Probability = Probability,
            Delay = DelaySeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
            DropConnection = DropConnection ?? false,
            RetryAfter = RetryAfterMilliseconds is { } milliseconds ? TimeSpan.FromMilliseconds(milliseconds) : null,
        },
        Seen ?? 0,
        Fired ?? 0);
}
