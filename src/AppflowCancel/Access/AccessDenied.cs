using AppflowCancel.Aws;

namespace AppflowCancel.Access;

/// <summary>A refusal in the words that IAM's user guide documents.</summary>
internal static class AccessDenied
{
    /// <param name="isExplicit">Whether a policy denies it; otherwise none allows it.</param>
    public static AwsError Error(string caller, string action, string resource, bool isExplicit)
    {
        var reason = isExplicit ? "with an explicit deny in an identity-based policy" : $"because no identity-based policy allows the {action} action";
        return AwsError.Named("AccessDeniedException", $"User: {caller} is not authorized to perform: {action} on resource: {resource} {reason}");
    }
}
