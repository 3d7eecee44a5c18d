using AppflowCancel.Aws;
using AppflowCancel.Domain.Access;

namespace AppflowCancel.Access;

/// <summary>Refuses requests that the caller's policies do not allow; a caller without policies may do everything.</summary>
internal sealed class PolicyStage : IRequestStage
{
    public ValueTask<AwsError?> Check(AwsCall call) => call.Identity is { Policies: { } policies } caller ? new(Denial(call, caller, policies)) : default;

    private static AwsError? Denial(AwsCall call, AccessCaller caller, IReadOnlyList<Policy> policies)
    {
        foreach (var request in AccessRequests.Of(call, caller))
        {
            var decision = Policy.Decide(policies, request);
            if (decision is not PolicyDecision.Allowed)
            {
                call.RecordIdentifiers();
                return AccessDenied.Error(caller.Arn, request.Action, request.Resource, decision is PolicyDecision.ExplicitlyDenied);
            }
        }

        return null;
    }
}
