using System.Buffers;
using System.IO.Pipelines;
using System.Text.Json.Serialization.Metadata;
using AppflowCancel.Aws;
using AppflowCancel.Domain;
using AppflowCancel.Text;

namespace AppflowCancel.Control;

/// <summary>Response of a control route: a status and a JSON value.</summary>
internal sealed record ControlAnswer(int Status, Func<HttpResponse, Task> Write)
{
    // A message may echo what the client sent.
    private const int MaxMessageLength = 4_000;

    /// <summary>The error message; null on success.</summary>
    public string? Message { get; private init; }

    /// <summary>For a route that has sent its answer itself.</summary>
    public static readonly ControlAnswer Sent = new(StatusCodes.Status200OK, _ => Task.CompletedTask);

    public static ControlAnswer Of<T>(T value, JsonTypeInfo<T> type, int status = StatusCodes.Status200OK) => new(status, response =>
    {
        using var json = PooledJson.Write(value, type);
        Begin(response, json.Written.Length);
        BuffersExtensions.Write(response.BodyWriter, json.Written);
        return Task.CompletedTask;
    });

    public static ControlAnswer OfJson(ReadOnlyMemory<byte> json) => new(StatusCodes.Status200OK, response =>
    {
        Begin(response, json.Length);
        BuffersExtensions.Write(response.BodyWriter, json.Span);
        return Task.CompletedTask;
    });

    /// <summary>A JSON document of any size, sent while it is written.</summary>
    /// <param name="write">Returns the document's size.</param>
    public static ControlAnswer OfStream(Func<PipeWriter, Task<long>> write) => new(StatusCodes.Status200OK, async response =>
    {
        Begin(response, length: null);
        var length = await write(response.BodyWriter);
        if (!response.HasStarted)
        {
            response.ContentLength = length;
        }
    });

    public static ControlAnswer Refused(int status, string message)
    {
        var shown = Truncation.Shorten(message, MaxMessageLength);
        return Of(new ControlError(shown), ControlErrorJson.Default.ControlError, status) with { Message = shown };
    }

    /// <summary>A refusal of the domain: 404 for something that does not exist, 409 for something its state does not allow.</summary>
    public static ControlAnswer Refused(Refusal refusal) => refusal.Reason switch
    {
        RefusalReason.NoSuchFlow => Refused(StatusCodes.Status404NotFound, $"There is no flow {refusal.Subject} in this account and region."),
        RefusalReason.NoSuchRun => Refused(StatusCodes.Status404NotFound, $"The flow has no run {refusal.Subject}."),
        RefusalReason.RunIdIsTaken => Refused(StatusCodes.Status409Conflict, $"The flow has a run {refusal.Subject} already."),
        RefusalReason.RunHasNotStarted => Refused(StatusCodes.Status409Conflict, $"Run {refusal.Subject} has not started yet."),
        RefusalReason.RunHasEnded => Refused(StatusCodes.Status409Conflict, $"The run has ended as {refusal.Subject}."),
        RefusalReason.RunIsNotCancelling => Refused(
            StatusCodes.Status409Conflict, $"Run {refusal.Subject} is not in CancelStarted, and only from there can it become Canceled."),
        RefusalReason.AccessKeyIsTaken => Refused(
            StatusCodes.Status409Conflict, $"Access key {refusal.Subject} is listed in another account; a key can belong to one account only."),
        _ => Refused(StatusCodes.Status409Conflict, AwsError.From(refusal).Message!),
    };

    /// <summary>503, to be tried again.</summary>
    public static ControlAnswer NoMemory(HttpResponse response)
    {
        response.Headers.RetryAfter = BodyReader.RetryAfter;
        return Refused(StatusCodes.Status503ServiceUnavailable, BodyReader.NoMemory);
    }

    public static ControlAnswer BadRequest(string message) => Refused(StatusCodes.Status400BadRequest, message);

    private static void Begin(HttpResponse response, long? length)
    {
        response.ContentType = "application/json";
        response.ContentLength = length;
    }
}

/// <summary>The error, and what is allowed.</summary>
internal sealed record ControlError(string Message);
