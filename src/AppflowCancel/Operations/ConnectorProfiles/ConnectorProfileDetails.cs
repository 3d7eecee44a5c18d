using System.Text.Json;
using AppflowCancel.Aws;
using AppflowCancel.Domain.Connectors;
using AppflowCancel.Domain.Time;

namespace AppflowCancel.Operations.ConnectorProfiles;

/// <summary>A connector profile as DescribeConnectorProfiles shows it.</summary>
internal sealed record ConnectorProfileDetails
{
    public required string ConnectorProfileArn { get; init; }

    public required string ConnectorProfileName { get; init; }

    public required string ConnectorType { get; init; }

    public string? ConnectorLabel { get; init; }

    public required ConnectionMode ConnectionMode { get; init; }

    public required string CredentialsArn { get; init; }

    public required JsonElement ConnectorProfileProperties { get; init; }

    public required Instant CreatedAt { get; init; }

    public required Instant LastUpdatedAt { get; init; }

    public PrivateConnectionProvisioningState? PrivateConnectionProvisioningState { get; init; }

    public static ConnectorProfileDetails Of(ConnectorProfile profile, AwsCall call) => new()
    {
        ConnectorProfileArn = call.ProfileArn(profile.Name),
        ConnectorProfileName = profile.Name,
        ConnectorType = profile.ConnectorType,
        ConnectorLabel = profile.ConnectorLabel,
        ConnectionMode = profile.ConnectionMode,
        CredentialsArn = SecretNames.ArnOf(profile, call.Account.Id, call.Region),
        ConnectorProfileProperties = profile.Properties,
        CreatedAt = profile.CreatedAt,
        LastUpdatedAt = profile.LastUpdatedAt,
        PrivateConnectionProvisioningState = profile.PrivateConnection is { } connection
            ? PrivateConnectionProvisioningState.Of(connection, call.Now)
            : null,
    };
}

/// <param name="Status">PENDING, CREATED or FAILED.</param>
internal sealed record PrivateConnectionProvisioningState(string Status, string? FailureMessage, string? FailureCause)
{
    public static PrivateConnectionProvisioningState Of(PrivateConnection connection, Instant now) =>
        connection.StatusAt(now) switch
        {
            PrivateConnectionStatus.Pending => new("PENDING", null, null),
            PrivateConnectionStatus.Created => new("CREATED", null, null),
            PrivateConnectionStatus.Failed => new("FAILED", connection.FailureMessage, connection.FailureCause),
        };
}
