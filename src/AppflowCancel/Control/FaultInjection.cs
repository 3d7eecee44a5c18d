using System.Buffers;
using System.Text.Json;
using AppflowCancel.Aws;

namespace AppflowCancel.Control;

/// <summary>Has requests run into the fault rules of their account, before anything is made of what they say.</summary>
internal sealed class FaultInjection(TimeProvider time)
{
    /// <summary>The error to answer with; null when the request may go on.</summary>
    /// <exception cref="ConnectionDroppedException">The connection is to end without an answer.</exception>
    public ValueTask<AwsError?> Strike(HttpContext context, AwsCall call, ReadOnlySequence<byte> body, string route) =>
        call.Account.Faults.Any ? StrikeByRule(context, call, body, route) : default;

    private async ValueTask<AwsError?> StrikeByRule(HttpContext context, AwsCall call, ReadOnlySequence<byte> body, string route)
    {
        using var document = body.IsEmpty ? null : RequestBody.Parse(body);
        var json = document?.RootElement ?? default;
        var name = FlowName(json, call, PathLabel.Of(context, route));
        if (call.Account.Faults.Strike(call.Operation, name) is not { } struck)
        {
            return null;
        }

        var (rule, number) = struck;
        call.Fault = number;
        call.FlowName = name is { Length: <= AwsCall.LongestMention } ? name : null;
        call.Mention(json);
        if (rule.Delay > TimeSpan.Zero)
        {
#pragma warning disable RS0030 // A slow service is slow in real time, or no client's timeout could be tested.
            await Task.Delay(rule.Delay, time, context.RequestAborted);
#pragma warning restore RS0030
        }

        if (rule.DropConnection)
        {
            throw new ConnectionDroppedException();
        }

        if (rule.RetryAfterMilliseconds is { } milliseconds)
        {
            context.Response.Headers["x-amz-retry-after"] = $"{milliseconds}";
        }

        return rule.Error is { } error ? AwsError.Named(error, rule.Message ?? UsualMessage(error)) : null;
    }

    private static string UsualMessage(string error) => error switch
    {
        // Coral's generic text.
        "ThrottlingException" => "Rate exceeded",
        _ => $"{error} injected by a fault rule.",
    };

    // The request may be malformed, which is for later stages to find out: here it only has no name then.
    private static string? FlowName(JsonElement json, AwsCall call, string? arn) =>
        arn is not null ? call.FlowOf(arn)
        : json.ValueKind is JsonValueKind.Object && json.TryGetProperty("flowName", out var name) && name.ValueKind is JsonValueKind.String
            ? name.GetString()
        : null;
}

/// <summary>A fault rule asked for the connection to end without an answer.</summary>
internal sealed class ConnectionDroppedException : Exception;
