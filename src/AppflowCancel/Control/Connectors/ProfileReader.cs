using System.Text.Json;
using AppflowCancel.Domain.Connectors;
using AppflowCancel.Domain.Time;
using AppflowCancel.Model;

namespace AppflowCancel.Control.Connectors;

/// <summary>Reads a connector profile in a state document. Members for credentials are unknown here.</summary>
internal static class ProfileReader
{
    private static readonly JsonElement NoProperties = JsonElement.Parse("{}");

    /// <summary>Null if invalid; the error is added to the document's errors.</summary>
    public static ConnectorProfile? Read(JsonObjectReader json, Instant now)
    {
        var name = json.RequiredText("connectorProfileName", ModelShapes.ConnectorProfileName);
        var type = json.RequiredText("connectorType", ModelShapes.ConnectorType);
        var label = json.ModelledText("connectorLabel", ModelShapes.ConnectorLabel);
        var mode = json.OneOf("connectionMode", Enum.GetValues<ConnectionMode>()) ?? ConnectionMode.Public;
        var properties = json.Modelled("connectorProfileProperties", ModelShapes.ConnectorProfileProperties) ?? NoProperties;
        var createdAt = json.Time("createdAt") ?? now;
        var profile = new ConnectorProfile
        {
            Name = name,
            ConnectorType = type,
            ConnectorLabel = label,
            ConnectionMode = mode,
            Properties = ConnectorProfileConfig.Properties(properties),
            CreatedAt = createdAt,
            LastUpdatedAt = json.Time("lastUpdatedAt") ?? createdAt,
            PrivateConnection = ReadConnection(json, mode, now),
            Entities = EntityReader.Read(json),
        };
        json.RejectUnknownMembers("region");
        if (json.Errors.First is not null)
        {
            return null;
        }

        if (ConnectorProfileConfig.ValidateProperties(type, properties) is { } error)
        {
            json.Errors.Add($"{json.Path}: {error}");
        }
        else if ((type == ConnectorNames.Custom) != (label is not null))
        {
            json.Refuse("connectorLabel", "is required with connectorType CustomConnector, and not allowed with any other.");
        }

        return json.Errors.First is null ? profile : null;
    }

    private static PrivateConnection? ReadConnection(JsonObjectReader json, ConnectionMode mode, Instant now)
    {
        if (json.Object("privateConnection") is not { } connection)
        {
            return mode is ConnectionMode.Private ? new PrivateConnection(now) : null;
        }

        if (mode is ConnectionMode.Public)
        {
            json.Refuse("privateConnection", "is allowed only with connectionMode Private.");
        }

        var read = new PrivateConnection(
            connection.Time("provisionedAt") ?? now,
            connection.ModelledText("failureCause", ModelShapes.PrivateConnectionProvisioningFailureCause),
            connection.ModelledText("failureMessage", ModelShapes.PrivateConnectionProvisioningFailureMessage));
        connection.RejectUnknownMembers();
        return read;
    }
}
