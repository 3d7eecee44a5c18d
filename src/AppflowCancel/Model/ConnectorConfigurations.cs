using System.Text.Json;
using System.Text.Json.Nodes;
using AppflowCancel.Domain.Connectors;
using AppflowCancel.Domain.Time;

namespace AppflowCancel.Model;

/// <summary>The configuration of a custom connector. On AWS most of it comes from its Lambda function, here from a sample or state document.</summary>
internal static class ConnectorConfigurations
{
    /// <summary>Configuration of a connector that the account has registered.</summary>
    public static JsonElement Of(ConnectorRegistration registration, JsonElement sample, string arn) => Merged(sample, configuration =>
    {
        configuration["connectorLabel"] = registration.Label;
        configuration["connectorName"] = registration.Label;
        configuration["connectorDescription"] = registration.Description;
        if (registration.Configuration is { } given)
        {
            foreach (var member in given.EnumerateObject())
            {
                configuration[member.Name] = JsonNode.Parse(member.Value.GetRawText());
            }
        }

        configuration["connectorArn"] = arn;
        configuration["connectorProvisioningType"] = "LAMBDA";
        configuration["connectorProvisioningConfig"] =
            new JsonObject { ["lambda"] = new JsonObject { ["lambdaArn"] = registration.LambdaArn } };
        configuration["registeredAt"] = EpochSecondsConverter.ToDecimal(registration.RegisteredAt);
        configuration["registeredBy"] = "CUSTOM";
    });

    /// <summary>Configuration of a connector by AWS, of which only the label is known.</summary>
    public static JsonElement OfAws(string label, JsonElement sample) => Merged(sample, configuration =>
    {
        configuration["connectorLabel"] = label;
        configuration["connectorName"] = label;
        configuration["connectorOwner"] = "AWS";
        configuration.Remove("authenticationConfig");
        configuration.Remove("connectorRuntimeSettings");
        configuration.Remove("supportedApiVersions");
    });

    private static JsonElement Merged(JsonElement sample, Action<JsonObject> change)
    {
        var configuration = JsonNode.Parse(sample.GetRawText())!.AsObject();
        change(configuration);
        foreach (var absent in configuration.Where(member => member.Value is null).Select(member => member.Key).ToList())
        {
            configuration.Remove(absent);
        }

        using var document = JsonDocument.Parse(configuration.ToJsonString());
        return document.RootElement.Clone();
    }
}
