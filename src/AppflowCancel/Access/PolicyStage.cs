using AppflowCancel.Aws;
using AppflowCancel.Domain.Access;

namespace AppflowCancel.Access;

/// <summary>Refuses what the caller's policies do not allow; a caller without policies may do everything.</summary>
internal sealed class PolicyStage : IRequestStage
{
    public ValueTask<AwsError?> Check(AwsCall call) => call.Identity is { Policies: { } policies } caller ? new(Denial(call, caller, policies)) : default;

    private static AwsError? Denial(AwsCall call, AccessCaller caller, IReadOnlyList<Policy> policies)
    {
        foreach (var request in AccessRequests.Of(call, caller))
        {
            var reason = Policy.Decide(policies, request) switch
            {
                PolicyDecision.Allowed => null,
                PolicyDecision.ImplicitlyDenied => $" because no identity-based policy allows the {request.Action} action",
                PolicyDecision.ExplicitlyDenied => " with an explicit deny in an identity-based policy",
            };
            if (reason is not null)
            {
                call.RecordIdentifiers();
                return AwsError.Named(
                    "AccessDeniedException",
                    $"User: {caller.Arn} is not authorized to perform: {request.Action} on resource: {request.Resource}{reason}");
            }
        }

        return null;
    }
}
