using AppflowCancel.Aws;
using AppflowCancel.Connectors;
using AppflowCancel.Domain.Connectors;

namespace AppflowCancel.Operations.Connectors;

/// <summary>Where a request for entities leads: a connector profile, or a connector that needs none.</summary>
internal static class Connection
{
    /// <summary>The entities there: the profile's own, or those of its connector. None while a private connection is not made.</summary>
    /// <param name="connectorType">Repeats what the profile says; it counts only without a profile.</param>
    public static AwsResult<IReadOnlyList<ConnectorEntity>> Entities(
        string? profileName, string? connectorType, AwsCall call, ConnectorCatalog catalog)
    {
        if (profileName is null)
        {
            // Ours: what AWS answers without either is not known.
            return connectorType is null
                ? AwsError.Validation("connectorProfileName or connectorType must be given.")
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
