using AppflowCancel.Domain;

namespace AppflowCancel.Aws;

/// <summary>Refusals that concern connector profiles and registered connectors.</summary>
internal static class ConnectorErrors
{
    public static AwsError From(Refusal refusal) => refusal.Reason switch
    {
        // Recorded from CreateFlow and CreateConnectorProfile.
        RefusalReason.NoSuchProfile => AwsError.ResourceNotFound($"Connector Profile with name {refusal.Subject} does not exist."),
        RefusalReason.ConnectorIsNotRegistered => AwsError.ResourceNotFound(
            $"Connector:{refusal.Subject} is not registered. Please register it first before creating ConnectorProfile."),

        // Documented.
        RefusalReason.ProfileIsInUse => AwsError.Conflict(
            $"Connector profile: {refusal.Subject} is associated with one or more flows. If you still want to delete it, then make "
            + $"delete request with forceDelete flag as true. Some of the associated flows are: [{Users(refusal)}]"),
        RefusalReason.ConnectorIsInUse => AwsError.Conflict(
            $"Connector: {refusal.Subject} is associated with one or more connector profiles. If you still want to delete it, then make "
            + $"delete request with forceDelete flag as true. Some of the associated connector profiles are: [{Users(refusal)}]"),

        // The codes are documented; the texts are ours, modelled on those above.
        RefusalReason.ProfileExists => AwsError.Conflict($"Connector Profile with name {refusal.Subject} already exists."),
        RefusalReason.TooManyProfiles =>
            AwsError.ServiceQuotaExceeded($"The account has reached its quota of {refusal.Subject} connector profiles in this region."),
        RefusalReason.NoSuchConnector => AwsError.ResourceNotFound($"Connector:{refusal.Subject} is not registered."),
        RefusalReason.ConnectorExists => AwsError.Conflict($"Connector:{refusal.Subject} is already registered."),
        RefusalReason.TooManyConnectors =>
            AwsError.ServiceQuotaExceeded($"The account has {refusal.Subject} registered connectors in this region, the emulator's limit."),
        _ => throw new ArgumentOutOfRangeException(nameof(refusal), refusal.Reason, "This refusal concerns no connector."),
    };

    private static string Users(Refusal refusal) => string.Join(", ", refusal.Users!);
}
