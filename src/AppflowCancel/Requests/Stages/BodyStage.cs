using AppflowCancel.Aws;

namespace AppflowCancel.Requests.Stages;

/// <summary>Reads the whole body, up to the limit, when there is memory for it.</summary>
internal sealed class BodyStage(BodyReader reader, BodyLimit limit) : IRequestStage
{
    public ValueTask<AwsError?> Check(AwsCall call) =>
        reader.TryRead(call.Http.Request, out var body) ? new(Hold(call, body)) : Wait(call);

    private async ValueTask<AwsError?> Wait(AwsCall call) =>
        Hold(call, await reader.ReadAsync(call.Http.Request, call.Http.RequestAborted));

    private AwsError? Hold(AwsCall call, HeldBody body)
    {
        switch (body.Problem)
        {
            case BodyProblem.TooLarge:
                return AwsError.TooLarge(limit.Bytes);
            case BodyProblem.NoMemory:
                call.Http.Response.Headers.RetryAfter = BodyReader.RetryAfter;
                return AwsError.ServiceUnavailable(BodyReader.NoMemory);
            default:
                call.Hold(body);
                return null;
        }
    }
}
