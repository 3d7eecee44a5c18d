using AppflowCancel.Aws;

namespace AppflowCancel.Requests.Stages;

/// <summary>Reads the whole body, up to the limit.</summary>
internal sealed class BodyStage(BodyLimit limit) : IRequestStage
{
    public async ValueTask<AwsError?> Check(AwsCall call)
    {
        call.Body = await RequestBody.ReadAsync(call.Http.Request.BodyReader, limit.Bytes, call.Http.RequestAborted);
        return call.Body is null ? AwsError.TooLarge(limit.Bytes) : null;
    }
}
