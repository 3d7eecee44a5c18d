using System.Text.Json;
using AppflowCancel.Aws.Shapes;
using AppflowCancel.Domain;
using AppflowCancel.Domain.Accounts;
using AppflowCancel.Domain.Time;

namespace AppflowCancel.Aws;

/// <summary>One request on its way through an operation: who calls, when, and what is to be told of it afterwards.</summary>
internal sealed class AwsCall(Guid requestId, string operation, bool changes, Account account, string region)
{
    /// <summary>Longer ones are neither names nor ids.</summary>
    public const int LongestMention = 256;

    private Instant? _now;

    public Guid RequestId { get; } = requestId;

    /// <summary>As the answer's header and the log have it.</summary>
    public string RequestIdText { get; } = requestId.ToString();

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

    /// <summary>The number of the fault rule that struck.</summary>
    public int? Fault { get; set; }

    /// <summary>Who made and changed a flow. AWS shows the caller's ARN; nobody here has more of an identity than an account.</summary>
    public string CallerArn => $"arn:aws:iam::{Account.Id}:root";

    /// <summary>
    /// Notes what a request speaks of that is refused before its operation looks at it, so that log and journal can tell.
    /// Only what could be a name or an id is noted: a journal of a thousand requests must stay small.
    /// </summary>
    public void Mention(JsonElement body)
    {
        if (body.ValueKind is not JsonValueKind.Object)
        {
            return;
        }

        FlowName ??= body.TryGetProperty("flowName", out var name) ? Short(name) : null;
        if (body.TryGetProperty("executionIds", out var ids) && ids.ValueKind is JsonValueKind.Array)
        {
            ExecutionIds = [.. ids.EnumerateArray().Take(RequestShapes.ExecutionIds.Most!.Value).Select(Short).OfType<string>()];
        }
    }

    /// <summary>The flow of this account and region that an ARN names; null when it names anything else.</summary>
    public string? FlowOf(string arn) => FlowArn("") is var own && arn.StartsWith(own, StringComparison.Ordinal) ? arn[own.Length..] : null;

    public string FlowArn(string flow) => $"arn:aws:appflow:{Region}:{Account.Id}:flow/{flow}";

    private static string? Short(JsonElement value) =>
        value.ValueKind is JsonValueKind.String && value.GetString() is { Length: <= LongestMention } text ? text : null;
}
