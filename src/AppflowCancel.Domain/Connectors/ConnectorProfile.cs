using System.Text.Json;
using AppflowCancel.Domain.Time;

namespace AppflowCancel.Domain.Connectors;

/// <summary>A connection to a vendor. Credentials are validated and discarded: no secret is stored.</summary>
public sealed record ConnectorProfile
{
    public required string Name { get; init; }

    /// <summary>AWS's name, such as Salesforce. Fixed at creation.</summary>
    public required string ConnectorType { get; init; }

    /// <summary>The label of a custom connector; null for others. Fixed at creation.</summary>
    public string? ConnectorLabel { get; init; }

    public required ConnectionMode ConnectionMode { get; init; }

    /// <summary>connectorProfileProperties, as DescribeConnectorProfiles returns them.</summary>
    public required JsonElement Properties { get; init; }

    public required Instant CreatedAt { get; init; }

    public required Instant LastUpdatedAt { get; init; }

    /// <summary>Null for a public connection.</summary>
    public PrivateConnection? PrivateConnection { get; init; }

    /// <summary>This profile's entities, from a state document; null for those of its connector.</summary>
    public IReadOnlyList<ConnectorEntity>? Entities { get; init; }

    /// <summary>The PrivateLink endpoint service; null if the connector names none.</summary>
    public string? PrivateLinkServiceName
    {
        get
        {
            foreach (var connector in Properties.EnumerateObject())
            {
                if (connector.Value.TryGetProperty("privateLinkServiceName", out var name))
                {
                    return name.GetString();
                }
            }

            return null;
        }
    }
}
