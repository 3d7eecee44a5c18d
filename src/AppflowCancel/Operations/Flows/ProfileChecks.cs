using AppflowCancel.Aws;
using AppflowCancel.Domain;
using AppflowCancel.Domain.Flows;

namespace AppflowCancel.Operations.Flows;

/// <summary>Whether the connector profiles that a flow names must exist. AWS: they must. Here only if asked for, so that a test needs no profiles.</summary>
internal sealed class ProfileChecks(bool isStrict)
{
    /// <summary>The refusal of a flow with a profile that does not exist; null if the flow may be.</summary>
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
