using AppflowCancel.Aws;
using AppflowCancel.Domain;
using AppflowCancel.Domain.Flows;

namespace AppflowCancel.Operations.Flows;

/// <summary>Whether a flow's connector profiles must exist. AWS: they must. Here only with an option, so that tests need no profiles.</summary>
internal sealed class ProfileChecks(bool isStrict)
{
    /// <summary>The refusal of a flow whose profile does not exist; null if the flow is allowed.</summary>
    public Refusal? Check(FlowDefinition definition, AwsCall call)
    {
        if (isStrict)
        {
            foreach (var profile in definition.ConnectorProfiles)
            {
                if (call.Connectors.GetProfile(profile).Refusal is { } refusal)
                {
                    return refusal;
                }
            }
        }

        return null;
    }
}
