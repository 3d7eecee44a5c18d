using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using AppflowCancel.Aws.Shapes;

namespace AppflowCancel.Model;

/// <summary>Checks of a connectorProfileConfig beyond the model, and the properties kept from it.</summary>
internal static class ConnectorProfileConfig
{
    private const string Salesforce = "Salesforce";
    private const string Snowflake = "Snowflake";

    /// <summary>The error for a connector of that type; null if valid.</summary>
    public static string? Validate(string connectorType, JsonElement config)
    {
        var key = ConnectorNames.KeyOf(connectorType);
        var credentials = Member(config, "connectorProfileCredentials");
        if (ValidateProperties(connectorType, config.GetProperty("connectorProfileProperties")) is { } error)
        {
            return error;
        }

        if (credentials is { } given && OtherThan(key, given) is { } other)
        {
            return $"connectorProfileCredentials contains {other}, which does not belong to connector type {connectorType}; allowed: {key}.";
        }

        // Recorded.
        return key == Salesforce && !HasSalesforceGrant(Member(credentials, Salesforce))
            ? $"Validation exception: AuthCode cannot be blank for connector: {ConnectorNames.InCapitals(connectorType)}"
            : null;
    }

    /// <summary>The error of connectorProfileProperties for a connector of that type; null if valid. AWS's answer is not known.</summary>
    public static string? ValidateProperties(string connectorType, JsonElement properties)
    {
        var key = ConnectorNames.KeyOf(connectorType);
        if (ModelShapes.ConnectorProfileProperties.Members.FirstOrDefault(member => member.Name == key) is not { } expected)
        {
            return $"Connector type {connectorType} has no connector profiles; a flow uses it without one.";
        }

        var isNeeded = ((StructureShape)expected.Shape).Members.Any(member => member.IsRequired);
        return OtherThan(key, properties) is { } other
                ? $"connectorProfileProperties contains {other}, which does not belong to connector type {connectorType}; allowed: {key}."
            : isNeeded && Member(properties, key) is null ? $"connectorProfileProperties must contain {key} for connector type {connectorType}."
            : null;
    }

    /// <summary>The properties as AWS shows them: as sent, except Snowflake's stage, which starts with @ (reported).</summary>
    public static JsonElement Properties(JsonElement properties)
    {
        if (Member(Member(properties, Snowflake), "stage") is not { } stage || stage.GetString()!.StartsWith('@'))
        {
            return properties;
        }

        var changed = JsonObject.Create(properties)!;
        changed[Snowflake]!["stage"] = $"@{stage.GetString()}";
        using var document = JsonDocument.Parse(changed.ToJsonString());
        return document.RootElement.Clone();
    }

    /// <summary>A digest of a request's members, to recognise a repeated request. The members contain secrets, so they are not kept.</summary>
    public static string Digest(params ReadOnlySpan<object?> members) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', members))));

    // Salesforce: an authorization code, tokens obtained with one, or a JWT.
    private static bool HasSalesforceGrant(JsonElement? credentials) =>
        Member(Member(credentials, "oAuthRequest"), "authCode") is not null
        || Member(credentials, "accessToken") is not null
        || Member(credentials, "refreshToken") is not null
        || Member(credentials, "jwtToken") is not null;

    private static string? OtherThan(string key, JsonElement structure) =>
        structure.EnumerateObject().Select(member => member.Name).FirstOrDefault(name => name != key);

    private static JsonElement? Member(JsonElement? structure, string name) =>
        structure is { } found && found.TryGetProperty(name, out var value) ? value : null;
}
