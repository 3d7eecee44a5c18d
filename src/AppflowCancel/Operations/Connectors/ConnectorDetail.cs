using System.Text.Json;
using AppflowCancel.Domain.Connectors;
using AppflowCancel.Domain.Time;

namespace AppflowCancel.Operations.Connectors;

/// <summary>A registered connector as ListConnectors shows it: a part of its configuration.</summary>
internal sealed record ConnectorDetail
{
    public string? ConnectorDescription { get; init; }

    public required string? ConnectorName { get; init; }

    public string? ConnectorOwner { get; init; }

    public string? ConnectorVersion { get; init; }

    public required string ConnectorType { get; init; }

    public required string ConnectorLabel { get; init; }

    public required Instant RegisteredAt { get; init; }

    public required string RegisteredBy { get; init; }

    public required string ConnectorProvisioningType { get; init; }

    public IReadOnlyList<string>? ConnectorModes { get; init; }

    public IReadOnlyList<string>? SupportedDataTransferTypes { get; init; }

    public static ConnectorDetail Of(ConnectorRegistration registration, JsonElement configuration) => new()
    {
        ConnectorDescription = Text(configuration, "connectorDescription"),
        ConnectorName = Text(configuration, "connectorName"),
        ConnectorOwner = Text(configuration, "connectorOwner"),
        ConnectorVersion = Text(configuration, "connectorVersion"),
        ConnectorType = "CUSTOMCONNECTOR",
        ConnectorLabel = registration.Label,
        RegisteredAt = registration.RegisteredAt,
        RegisteredBy = "CUSTOM",
        ConnectorProvisioningType = "LAMBDA",
        ConnectorModes = Texts(configuration, "connectorModes"),
        SupportedDataTransferTypes = Texts(configuration, "supportedDataTransferTypes"),
    };

    private static string? Text(JsonElement configuration, string member) =>
        configuration.TryGetProperty(member, out var text) ? text.GetString() : null;

    private static IReadOnlyList<string>? Texts(JsonElement configuration, string member) =>
        configuration.TryGetProperty(member, out var list) ? [.. list.EnumerateArray().Select(each => each.GetString()!)] : null;
}
