using AppflowCancel.Aws;
using AppflowCancel.Connectors;
using AppflowCancel.Domain.Connectors;

namespace AppflowCancel.Operations.Connectors;

/// <summary>The connection of a request for entities: a connector profile, or a connector without one.</summary>
internal static class Connection
{
    /// <summary>The profile's own entities, or those of its connector. None while a private connection is pending or failed.</summary>
    /// <param name="connectorType">Used only without a profile, which has its own type.</param>
    public static AwsResult<IReadOnlyList<ConnectorEntity>> Entities(
        string? profileName, string? connectorType, AwsCall call, ConnectorCatalog catalog)
    {
        if (profileName is null)
        {
            // Ours: AWS's answer without either is not known.
            return connectorType is null
                ? AwsError.Validation("connectorProfileName or connectorType is required.")
                : AwsResult<IReadOnlyList<ConnectorEntity>>.Of(catalog.EntitiesOf(connectorType));
        }

        var found = call.Connectors.GetProfile(profileName);
        return found.Succeeded ? AwsResult<IReadOnlyList<ConnectorEntity>>.Of(EntitiesOf(found.Value, call, catalog)) : found.Refusal;
    }

    // AWS: no entities while the connection is pending.
    private static IReadOnlyList<ConnectorEntity> EntitiesOf(ConnectorProfile profile, AwsCall call, ConnectorCatalog catalog) =>
        profile.PrivateConnection?.StatusAt(call.Now) is PrivateConnectionStatus.Pending or PrivateConnectionStatus.Failed ? []
        : profile.Entities is { } own ? own
        : profile.ConnectorLabel is { } label ? call.Connectors.GetRegistration(label).Value?.Entities ?? []
        : catalog.EntitiesOf(profile.ConnectorType);
}
