using System.Buffers;
using System.Text.Json.Serialization.Metadata;

namespace AppflowCancel.Aws;

/// <summary>Writes every response of the AWS API.</summary>
internal static class AwsResponse
{
    private const string Json = "application/json";

    private static readonly byte[] Nothing = "{}"u8.ToArray();

    public static void Write<T>(HttpResponse response, T value, JsonTypeInfo<T> type, int status)
    {
        response.StatusCode = status;
        if (status == StatusCodes.Status204NoContent)
        {
            return;
        }

        using var body = PooledJson.Write(value, type);
        Send(response, body.Written);
    }

    public static void Write(HttpResponse response, AwsError error)
    {
        response.StatusCode = error.Status;
        response.Headers["X-Amzn-Errortype"] = error.Type;
        if (error.Message is null)
        {
            Send(response, Nothing);
            return;
        }

        using var body = PooledJson.Write(new AwsErrorBody(error.Message), AwsErrorJson.Default.AwsErrorBody);
        Send(response, body.Written);
    }

    private static void Send(HttpResponse response, ReadOnlySpan<byte> body)
    {
        response.ContentType = Json;
        response.ContentLength = body.Length;
        response.BodyWriter.Write(body);
    }
}
