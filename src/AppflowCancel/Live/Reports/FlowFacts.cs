using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using AppflowCancel.Domain.Flows;

namespace AppflowCancel.Live.Reports;

/// <summary>The flow's part of its runs' reports.</summary>
internal sealed record FlowFacts
{
    public required string Account { get; init; }

    public required string Region { get; init; }

    public required string Name { get; init; }

    public required string Arn { get; init; }

    /// <summary>Recorded: 32 hexadecimal digits, not an ARN; what they identify is unknown. Ours: one string per flow.</summary>
    public required string Resource { get; init; }

    public required string Source { get; init; }

    public required string SourceObject { get; init; }

    public required string Destination { get; init; }

    public required string DestinationObject { get; init; }

    public required string TriggerType { get; init; }

    public static FlowFacts Of(FlowDefinition flow, string account, string region)
    {
        var arn = $"arn:aws:appflow:{region}:{account}:flow/{flow.Name}";
        var destination = flow.DestinationFlowConfigList is { ValueKind: JsonValueKind.Array } list && list.GetArrayLength() > 0 ? list[0] : default;
        return new FlowFacts
        {
            Account = account,
            Region = region,
            Name = flow.Name,
            Arn = arn,
            Resource = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(arn)).AsSpan(0, 16)),
            Source = Endpoint(flow.SourceFlowConfig),
            SourceObject = Object(flow.SourceFlowConfig, "sourceConnectorProperties"),
            Destination = Endpoint(destination),
            DestinationObject = Object(destination, "destinationConnectorProperties"),
            TriggerType = flow.Trigger switch
            {
                Domain.Flows.TriggerType.OnDemand => "ONDEMAND",
                Domain.Flows.TriggerType.Scheduled => "SCHEDULED",
                Domain.Flows.TriggerType.Event => "EVENT",
            },
        };
    }

    // Recorded: S3, and TYPE/profile of a connector that has one.
    private static string Endpoint(JsonElement config)
    {
        var type = Text(config, "connectorType")?.ToUpperInvariant() ?? "";
        return Text(config, "connectorProfileName") is { } profile ? $"{type}/{profile}" : type;
    }

    // Recorded: a bucket as a URL, with its prefix if there is one; else the entity.
    private static string Object(JsonElement config, string member)
    {
        if (config.ValueKind is not JsonValueKind.Object
            || !config.TryGetProperty(member, out var connectors)
            || connectors.ValueKind is not JsonValueKind.Object)
        {
            return "";
        }

        var properties = connectors.EnumerateObject().Select(each => each.Value).FirstOrDefault(each => each.ValueKind is JsonValueKind.Object);
        if (Text(properties, "bucketName") is { } bucket)
        {
            return Text(properties, "bucketPrefix") is { Length: > 0 } prefix ? $"s3://{bucket}/{prefix}" : $"s3://{bucket}";
        }

        return Text(properties, "object") ?? Text(properties, "entityName") ?? Text(properties, "objectPath") ?? Text(properties, "domainName") ?? "";
    }

    private static string? Text(JsonElement json, string member) =>
        json.ValueKind is JsonValueKind.Object && json.TryGetProperty(member, out var value) && value.ValueKind is JsonValueKind.String
            ? value.GetString() : null;
}
