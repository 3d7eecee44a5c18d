using System.Text.Json.Serialization.Metadata;
using AppflowCancel.Aws;

namespace AppflowCancel.Control;

/// <summary>What a control route answers: a status and the JSON of a value.</summary>
internal sealed record ControlAnswer(int Status, Action<HttpResponse> Write)
{
    public static ControlAnswer Of<T>(T value, JsonTypeInfo<T> type, int status = StatusCodes.Status200OK) => new(status, response =>
    {
        using var json = PooledJson.Write(value, type);
        Send(response, json.Written);
    });

    public static ControlAnswer OfJson(ReadOnlyMemory<byte> json) => new(StatusCodes.Status200OK, response => Send(response, json.Span));

    public static ControlAnswer Refused(int status, string message) =>
        Of(new ControlError(message), ControlJsonContext.Default.ControlError, status);

    public static ControlAnswer BadRequest(string message) => Refused(StatusCodes.Status400BadRequest, message);

    private static void Send(HttpResponse response, ReadOnlySpan<byte> json)
    {
        response.ContentType = "application/json";
        response.ContentLength = json.Length;
        System.Buffers.BuffersExtensions.Write(response.BodyWriter, json);
    }
}

/// <summary>What is wrong, and what is allowed.</summary>
internal sealed record ControlError(string Message);
