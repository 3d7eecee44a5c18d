using AppflowCancel.Aws;

namespace AppflowCancel.Requests.Stages;

/// <summary>The operation itself: the only stage that changes anything.</summary>
internal sealed class OperationStage : IRequestStage
{
    public ValueTask<AwsError?> Check(AwsCall call) => new(call.Operation!.Execute(call));
}
