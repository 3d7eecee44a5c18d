using System.Buffers;
using System.Text.Json;
using AppflowCancel.Domain;
using AppflowCancel.Domain.Access;
using AppflowCancel.Domain.Accounts;
using AppflowCancel.Domain.Connectors;
using AppflowCancel.Domain.Flows;
using AppflowCancel.Domain.Time;
using AppflowCancel.Text;

namespace AppflowCancel.Aws;

/// <summary>State of one request to the AWS API: filled in by its stages, read by the log and the journal.</summary>
internal sealed class AwsCall(HttpContext http, string operationName, AwsOperation? operation)
{
    /// <summary>Longer strings are neither names nor ids.</summary>
    public const int MaxIdentifierLength = 256;

    // The model's bound on executionIds.
    private const int MaxIdentifiers = 100;

    private HeldBody _held;
    private Instant? _now;
    private string? _requestIdText;

    public HttpContext Http { get; } = http;

    /// <summary>The operation's name, or UnknownOperation.</summary>
    public string OperationName { get; } = operationName;

    /// <summary>Null when no operation matches the path.</summary>
    public AwsOperation? Operation { get; } = operation;

    public Guid RequestId { get; } = Uuid.Random();

    /// <summary>As in the response header and the log.</summary>
    public string RequestIdText => _requestIdText ??= RequestId.ToString();

    /// <summary>The caller according to the signature. Set by the caller stage.</summary>
    public Caller Caller { get; set; }

    /// <summary>The caller's entry in the account's access settings, or null. Set by the first stage, verified by the signature stage.</summary>
    public AccessCaller? Identity { get; set; }

    /// <summary>The account that the caller signed for. Set by the first stage.</summary>
    public Account Account { get; set; } = null!;

    /// <summary>The region that the caller signed for. Set by the first stage.</summary>
    public string Region { get; set; } = null!;

    /// <summary>The account's time, read once.</summary>
    public Instant Now => _now ??= Account.Clock.Now;

    public FlowRegistry Flows => Account.In(Region);

    public ConnectorRegistry Connectors => Account.ConnectorsIn(Region);

    /// <summary>The body as received. Valid until <see cref="Release"/>.</summary>
    public ReadOnlySequence<byte>? Body { get; private set; }

    /// <summary>The body as JSON; null when there is no body. Valid until <see cref="Release"/>.</summary>
    public JsonDocument? Json { get; set; }

    /// <summary>A plain body, instead of <see cref="Json"/>. Valid until <see cref="Release"/>.</summary>
    public FlatJson? Flat { get; set; }

    /// <summary>The request as read by the operation.</summary>
    public object? Request { get; set; }

    /// <summary>The response of a successful operation.</summary>
    public object? Response { get; set; }

    public AwsError? Error { get; set; }

    public CallEnding Ending { get; set; }

    public string? FlowName { get; set; }

    public IReadOnlyList<string> ExecutionIds { get; set; } = [];

    /// <summary>The ids that a successful cancel reported as invalid; null for every other request.</summary>
    public IReadOnlyList<string>? InvalidExecutions { get; set; }

    /// <summary>A short summary of the result, for the log.</summary>
    public string? Outcome { get; set; }

    /// <summary>The number of the fault rule that was applied.</summary>
    public int? Fault { get; set; }

    /// <summary>The HTTP status of the answer; 0 when there is no answer.</summary>
    public int Status => Ending is not CallEnding.Answered ? 0 : Error?.Status ?? Operation!.Status;

    /// <summary>Value of createdBy and lastUpdatedBy. AWS shows the caller's ARN.</summary>
    public string CallerArn => $"arn:aws:iam::{Account.Id}:root";

    /// <summary>
    /// Records the flow name and run ids of a request that is refused before its operation reads them, so that the log and
    /// the journal show them. Strings too long to be identifiers are omitted, which keeps the journal small.
    /// </summary>
    public void RecordIdentifiers()
    {
        if (Flat is { } flat)
        {
            FlowName ??= flat.Find("flowName") is { Type: JsonTokenType.String } text ? Identifier(flat.TextOf(text)) : null;
            ExecutionIds = flat.Find("executionIds") is { Type: JsonTokenType.StartArray } texts
                ? Identifiers(flat.TextsOf(texts))
                : ExecutionIds;
            return;
        }

        if (Json?.RootElement is not { ValueKind: JsonValueKind.Object } body)
        {
            return;
        }

        FlowName ??= body.TryGetProperty("flowName", out var name) ? Identifier(name) : null;
        if (body.TryGetProperty("executionIds", out var ids) && ids.ValueKind is JsonValueKind.Array)
        {
            ExecutionIds = [.. ids.EnumerateArray().Take(MaxIdentifiers).Select(Identifier).OfType<string>()];
        }
    }

    /// <summary>The flow of this account and region that an ARN names; null when it names anything else.</summary>
    public string? FlowOf(string arn) => FlowArn("") is var own && arn.StartsWith(own, StringComparison.Ordinal) ? arn[own.Length..] : null;

    public string FlowArn(string flow) => $"arn:aws:appflow:{Region}:{Account.Id}:flow/{flow}";

    public string ProfileArn(string profile) => $"arn:aws:appflow:{Region}:{Account.Id}:connectorprofile/{profile}";

    public string ConnectorArn(string label) => $"arn:aws:appflow:{Region}:{Account.Id}:connector/{label}";

    /// <summary>Takes ownership of the body until <see cref="Release"/>.</summary>
    public void Hold(HeldBody body)
    {
        _held = body;
        Body = body.Bytes;
    }

    /// <summary>Releases the memory of the body.</summary>
    public void Release()
    {
        Flat = null;

        // The garbage collector frees a large document; returned to the pool, its arrays would stay there.
        if (Body?.Length <= BodyReader.MaxUncopied)
        {
            Json?.Dispose();
        }

        Json = null;
        if (Body is not null)
        {
            _held.Release();
            Body = null;
        }
    }

    private static string? Identifier(JsonElement value) =>
        value.ValueKind is JsonValueKind.String ? Identifier(JsonText.Of(value)) : null;

    private static string[] Identifiers(string[] texts) =>
        Array.FindAll(texts.Length <= MaxIdentifiers ? texts : texts[..MaxIdentifiers], text => Identifier(text) is not null);

    private static string? Identifier(string text) => text.Length <= MaxIdentifierLength ? text : null;
}
