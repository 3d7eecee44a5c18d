using System.Text.Json;

namespace AppflowCancel.Operations.Connectors;

/// <summary>The Lambda function of connectorProvisioningConfig.</summary>
internal static class Lambda
{
    public static string? ArnIn(JsonElement? provisioning) =>
        provisioning is { } config && config.TryGetProperty("lambda", out var lambda) ? lambda.GetProperty("lambdaArn").GetString() : null;
}
