using AppflowCancel.Domain;
using AppflowCancel.Domain.Accounts;
using AppflowCancel.Domain.Time;

namespace AppflowCancel.Aws;

/// <summary>One request on its way through an operation: who calls, when, and what is to be told of it afterwards.</summary>
internal sealed class AwsCall(Guid requestId, string operation, bool changes, Account account, string region)
{
    private Instant? _now;

    public Guid RequestId { get; } = requestId;

    public string Operation { get; } = operation;

    /// <summary>Whether the operation changes anything when it succeeds.</summary>
    public bool Changes { get; } = changes;

    public Account Account { get; } = account;

    public string Region { get; } = region;

    /// <summary>The account's time, read once.</summary>
    public Instant Now => _now ??= Account.Clock.Now;

    public FlowRegistry Flows => Account.In(Region);

    public string? FlowName { get; set; }

    public IReadOnlyList<string> ExecutionIds { get; set; } = [];

    /// <summary>What the answer says could not be cancelled; null but for a cancel that was answered.</summary>
    public IReadOnlyList<string>? InvalidExecutions { get; set; }

    /// <summary>What came of it, in a few words for the log.</summary>
    public string? Outcome { get; set; }

    public AwsError? Error { get; set; }

    /// <summary>Who made and changed a flow. AWS shows the caller's ARN; nobody here has more of an identity than an account.</summary>
    public string CallerArn => $"arn:aws:iam::{Account.Id}:root";

    public string FlowArn(string flow) => $"arn:aws:appflow:{Region}:{Account.Id}:flow/{flow}";
}
