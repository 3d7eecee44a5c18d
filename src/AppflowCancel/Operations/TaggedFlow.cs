using AppflowCancel.Aws;
using AppflowCancel.Domain;
using AppflowCancel.Domain.Flows;

namespace AppflowCancel.Operations;

/// <summary>The flow that the ARN of a tag operation names. AWS: other resources can be tagged too; here there are only flows.</summary>
internal static class TaggedFlow
{
    public static Outcome<Flow> Find(string arn, AwsCall call)
    {
        var own = call.FlowArn("");
        if (!arn.StartsWith(own, StringComparison.Ordinal))
        {
            return new Refusal(RefusalReason.NoSuchResource, arn);
        }

        call.FlowName = arn[own.Length..];
        return call.Flows.Get(call.FlowName);
    }
}
