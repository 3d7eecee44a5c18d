using System.Text.Json;
using AppflowCancel.Domain.Accounts;
using AppflowCancel.Domain.Connectors;

namespace AppflowCancel.Control.Connectors;

/// <summary>Writes an account's connector profiles and registered connectors as members of a state document; omits empty members.</summary>
internal static class ConnectorsWriter
{
    /// <param name="region">The region of entries that do not name one; null if all name it.</param>
    public static void WriteMembers(Utf8JsonWriter json, Account account, string? region)
    {
        var regions = account.ConnectorRegions;
        WriteList(json, ConnectorsDocument.ProfilesMember, regions, each => each.Profiles, (profile, where) => Write(json, profile, where), region);
        WriteList(json, ConnectorsDocument.RegistrationsMember, regions, each => each.Registrations, (one, where) => Write(json, one, where), region);
    }

    private static void WriteList<T>(
        Utf8JsonWriter json,
        string member,
        IReadOnlyList<(string Region, ConnectorRegistry Connectors)> regions,
        Func<ConnectorRegistry, IReadOnlyList<T>> list,
        Action<T, string?> write,
        string? home)
    {
        List<(T Each, string? Region)> all =
            [.. regions.SelectMany(region => list(region.Connectors).Select(each => (each, region.Region == home ? null : region.Region)))];
        if (all.Count > 0)
        {
            json.WriteStartArray(member);
            all.ForEach(entry => write(entry.Each, entry.Region));
            json.WriteEndArray();
        }
    }

    private static void Write(Utf8JsonWriter json, ConnectorProfile profile, string? region)
    {
        json.WriteStartObject();
        json.WriteString("connectorProfileName", profile.Name);
        json.WriteIf("region", region);
        json.WriteString("connectorType", profile.ConnectorType);
        json.WriteIf("connectorLabel", profile.ConnectorLabel);
        json.WriteString("connectionMode", profile.ConnectionMode.ToString());
        json.Write("connectorProfileProperties", profile.Properties);
        json.Write("createdAt", profile.CreatedAt);
        json.Write("lastUpdatedAt", profile.LastUpdatedAt);
        if (profile.PrivateConnection is { } connection)
        {
            json.WriteStartObject("privateConnection");
            json.Write("provisionedAt", connection.ProvisionedAt);
            json.WriteIf("failureCause", connection.FailureCause);
            json.WriteIf("failureMessage", connection.FailureMessage);
            json.WriteEndObject();
        }

        if (profile.Entities is { } entities)
        {
            Write(json, entities);
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ConnectorRegistration registration, string? region)
    {
        json.WriteStartObject();
        json.WriteString("connectorLabel", registration.Label);
        json.WriteIf("region", region);
        json.WriteIf("description", registration.Description);
        json.WriteStartObject("connectorProvisioningConfig");
        json.WriteStartObject("lambda");
        json.WriteString("lambdaArn", registration.LambdaArn);
        json.WriteEndObject();
        json.WriteEndObject();
        json.Write("registeredAt", registration.RegisteredAt);
        if (registration.Configuration is { } configuration)
        {
            json.Write("connectorConfiguration", configuration);
        }

        if (registration.Entities.Count > 0)
        {
            Write(json, registration.Entities);
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, IReadOnlyList<ConnectorEntity> entities)
    {
        json.WriteStartArray("entities");
        foreach (var entity in entities)
        {
            json.WriteStartObject();
            json.WriteString("name", entity.Name);
            json.WriteIf("label", entity.Label);
            if (entity.Group != ConnectorEntity.DefaultGroup)
            {
                json.WriteString("group", entity.Group);
            }

            if (entity.Fields.Count > 0)
            {
                json.WriteStartArray("fields");
                foreach (var field in entity.Fields)
                {
                    field.WriteTo(json);
                }

                json.WriteEndArray();
            }

            if (entity.Entities.Count > 0)
            {
                Write(json, entity.Entities);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
