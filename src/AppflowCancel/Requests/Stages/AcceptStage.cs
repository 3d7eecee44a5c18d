using AppflowCancel.Aws;

namespace AppflowCancel.Requests.Stages;

/// <summary>The client must accept JSON.</summary>
internal sealed class AcceptStage : IRequestStage
{
    public ValueTask<AwsError?> Check(AwsCall call) =>
        new(RequestHeaders.AcceptsJson(call.Http.Request.Headers.Accept) ? null : AwsError.NotAcceptable());
}
