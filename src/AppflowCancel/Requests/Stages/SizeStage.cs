using AppflowCancel.Aws;

namespace AppflowCancel.Requests.Stages;

/// <summary>Refuses a body whose Content-Length exceeds the limit, before reading it.</summary>
internal sealed class SizeStage(BodyLimit limit) : IRequestStage
{
    public ValueTask<AwsError?> Check(AwsCall call) =>
        new(call.Http.Request.ContentLength > limit.Bytes ? AwsError.TooLarge(limit.Bytes) : null);
}
