using System.ComponentModel.DataAnnotations;
using AppflowCancel.Aws;
using AppflowCancel.Domain.Accounts;
using AppflowCancel.Domain.Time;
using AppflowCancel.Model;
using AppflowCancel.Text;

namespace AppflowCancel.Control.Faults;

/// <summary>A fault rule as JSON, with its counters.</summary>
internal sealed record FaultDocument
{
    private const int Max = 1_000_000_000;
    private const int MaxMessageLength = 4_096;
    private const double MinRate = 0.001;
    private const double MaxRate = 1_000_000;

    /// <summary>The maximum number of an account's rules. Each AWS request is matched against them in turn.</summary>
    public const int MaxRules = 1_000;

    public string? Operation { get; init; }

    public string? FlowName { get; init; }

    public string? Error { get; init; }

    public string? Message { get; init; }

    [Range(1, Max)]
    public int? Times { get; init; }

    [Range(MinRate, MaxRate)]
    public double? RequestsPerSecond { get; init; }

    [Range(1, Max)]
    public int? Burst { get; init; }

    [Range(0, Max)]
    public int? After { get; init; }

    [Range(0d, 1d)]
    public double? Probability { get; init; }

    [Range(0d, 3600d)]
    public double? DelaySeconds { get; init; }

    public bool? DropConnection { get; init; }

    [Range(0, Max)]
    public int? RetryAfterMilliseconds { get; init; }

    public int? Seen { get; init; }

    public int? Fired { get; init; }

    /// <summary>When the bucket of a rule with a rate will be full again.</summary>
    public Instant? FullAt { get; init; }

    public static FaultDocument Of(FaultCount count) => Of(count.Rule) with
    {
        Seen = count.Seen,
        Fired = count.Applied,
        FullAt = count.Bucket.FullAt > 0 ? new Instant((long)Math.Ceiling(count.Bucket.FullAt)) : null,
    };

    /// <summary>The rule as received.</summary>
    public static FaultDocument Of(FaultRule rule) => new()
    {
        Operation = rule.Operation,
        FlowName = rule.FlowName,
        Error = rule.Error,
        Message = rule.Message,
        Times = rule.Times,
        RequestsPerSecond = rule.RequestsPerSecond,
        Burst = rule.RequestsPerSecond is null ? null : rule.Burst,
        After = rule.After > 0 ? rule.After : null,
        Probability = rule.Probability < 1 ? rule.Probability : null,
        DelaySeconds = rule.Delay > TimeSpan.Zero ? rule.Delay.TotalSeconds : null,
        DropConnection = rule.DropConnection ? true : null,
        RetryAfterMilliseconds = rule.RetryAfterMilliseconds,
    };

    /// <summary>Reads a rule as received or as in an answer; counters, if present, continue from their values.</summary>
    public static FaultCount Read(JsonObjectReader json, OperationNames operations)
    {
        var rule = ReadRule(json, operations);
        var seen = (int)(json.Integer("seen", 0, int.MaxValue) ?? 0);
        var fired = (int)(json.Integer("fired", 0, int.MaxValue) ?? 0);
        var fullAt = json.Time("fullAt");
        if (fullAt is not null && rule.RequestsPerSecond is null)
        {
            json.Refuse("fullAt", "requires requestsPerSecond.");
        }

        return new FaultCount(rule, seen, fired, new TokenBucket(fullAt?.Milliseconds ?? 0));
    }

    /// <summary>Adds an error if the account would have too many rules.</summary>
    /// <param name="existing">The number of rules that it keeps.</param>
    public static void CheckCount(int existing, int added, ValidationErrors errors)
    {
        if (existing + added > MaxRules)
        {
            errors.Add($"There would be {existing + added} fault rules; allowed: up to {MaxRules}.");
        }
    }

    private static FaultRule ReadRule(JsonObjectReader json, OperationNames operations)
    {
        var rule = new FaultRule
        {
            Operation = Named(json, "operation", operations.All),
            FlowName = ReadFlowName(json),
            Error = Named(json, "error", AwsErrorStatus.Of.Keys),
            Message = ReadMessage(json),
            Times = (int?)json.Integer("times", 1, Max),
            RequestsPerSecond = json.Number("requestsPerSecond", MinRate, MaxRate),
            Burst = (int)(json.Integer("burst", 1, Max) ?? 0),
            After = (int)(json.Integer("after", 0, Max) ?? 0),
            Probability = json.Number("probability", 0, 1) ?? 1,
            Delay = TimeSpan.FromSeconds(json.Number("delaySeconds", 0, 3600) ?? 0),
            DropConnection = json.Flag("dropConnection") ?? false,
            RetryAfterMilliseconds = (int?)json.Integer("retryAfterMilliseconds", 0, Max),
        };
        json.RejectUnknownMembers("seen", "fired", "fullAt");
        if (rule is { Error: not null, DropConnection: true })
        {
            json.Errors.Add($"{json.Path} has both error and dropConnection; a dropped connection has no answer.");
        }

        return rule.RequestsPerSecond is { } rate ? WithRate(json, rule, rate) : WithoutRate(json, rule);
    }

    private static FaultRule WithRate(JsonObjectReader json, FaultRule rule, double rate)
    {
        if (rule.Times is not null)
        {
            json.Errors.Add($"{json.Path} has both times and requestsPerSecond; allowed: one of them.");
        }

        return rule with
        {
            Burst = rule.Burst > 0 ? rule.Burst : (int)Math.Ceiling(rate),
            Error = rule is { Error: null, DropConnection: false } && rule.Delay == TimeSpan.Zero ? "ThrottlingException" : rule.Error,
        };
    }

    private static FaultRule WithoutRate(JsonObjectReader json, FaultRule rule)
    {
        if (rule.Burst > 0)
        {
            json.Refuse("burst", "requires requestsPerSecond.");
        }

        if (rule is { Error: null, DropConnection: false } && rule.Delay == TimeSpan.Zero)
        {
            json.Errors.Add($"{json.Path} has no effect; add error, delaySeconds, dropConnection or requestsPerSecond.");
        }

        return rule;
    }

    private static string? ReadMessage(JsonObjectReader json)
    {
        var message = json.Text("message");
        if (message?.Length > MaxMessageLength)
        {
            json.Refuse("message", $"has {message.Length} characters; allowed: up to {MaxMessageLength}.");
        }

        return message;
    }

    private static string? Named(JsonObjectReader json, string member, IEnumerable<string> names)
    {
        var given = json.Text(member);
        if (given is not null && !names.Contains(given, StringComparer.Ordinal))
        {
            json.Refuse(member, $"is \"{given}\"; did you mean {NearestName.To(given, names)}? Allowed: {string.Join(", ", names.Order(StringComparer.Ordinal))}.");
        }

        return given;
    }

    private static string? ReadFlowName(JsonObjectReader json)
    {
        var name = json.Text("flowName");
        if (name is not null && !ModelShapes.FlowName.Accepts(name))
        {
            json.Refuse("flowName", $"is \"{name}\"; allowed: a flow's name, which matches {ModelShapes.FlowName.Pattern!.Text}.");
        }

        return name;
    }
}
