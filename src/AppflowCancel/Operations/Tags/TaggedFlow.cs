using AppflowCancel.Aws;
using AppflowCancel.Domain;
using AppflowCancel.Domain.Flows;

namespace AppflowCancel.Operations.Tags;

/// <summary>The flow that the ARN of a tag operation names. AWS: other resources can be tagged too; here there are only flows.</summary>
internal static class TaggedFlow
{
    public static Outcome<Flow> Find(string arn, AwsCall call)
    {
        call.FlowName = arn.Split(":flow/", 2) is [_, var name] ? name : null;
        return call.FlowName is { } named && arn == call.FlowArn(named)
            ? call.Flows.Get(named)
            : new Refusal(RefusalReason.NoSuchResource, arn);
    }
}
