using AppflowCancel.Aws;

namespace AppflowCancel.Requests.Stages;

/// <summary>Refuses a body that announces itself as too large, before any of it is read.</summary>
internal sealed class SizeStage(BodyLimit limit) : IRequestStage
{
    public ValueTask<AwsError?> Check(AwsCall call) =>
        new(call.Http.Request.ContentLength > limit.Bytes ? AwsError.TooLarge(limit.Bytes) : null);
}
