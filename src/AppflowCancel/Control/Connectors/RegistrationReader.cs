using AppflowCancel.Domain.Connectors;
using AppflowCancel.Domain.Time;
using AppflowCancel.Model;

namespace AppflowCancel.Control.Connectors;

/// <summary>Reads a registered connector in a state document.</summary>
internal static class RegistrationReader
{
    /// <summary>Valid only if the document has no errors.</summary>
    public static ConnectorRegistration Read(JsonObjectReader json, string account, string region, Instant now)
    {
        var label = json.RequiredText("connectorLabel", ModelShapes.ConnectorLabel);
        var lambda = json.Modelled("connectorProvisioningConfig", ModelShapes.ConnectorProvisioningConfig) is { } config
            && config.TryGetProperty("lambda", out var given) ? given.GetProperty("lambdaArn").GetString() : null;
        var registration = new ConnectorRegistration
        {
            Label = label,
            Description = json.ModelledText("description", ModelShapes.Description),
            LambdaArn = lambda ?? $"arn:aws:lambda:{region}:{account}:function:{label}",
            RegisteredAt = json.Time("registeredAt") ?? now,

            // AWS writes the type in capitals here, which its own model does not allow.
            Configuration = json.Modelled("connectorConfiguration", ModelShapes.ConnectorConfiguration, exempt: "connectorType"),
            Entities = EntityReader.Read(json) ?? [],
        };
        json.RejectUnknownMembers("region");
        return registration;
    }
}
