using System.Text.Json;

namespace AppflowCancel.Domain.Flows;

/// <summary>The CreateFlow request after AppFlow's normalisations. JSON members are returned unchanged.</summary>
public sealed record FlowDefinition
{
    public required string Name { get; init; }

    public string? Description { get; init; }

    public string? KmsArn { get; init; }

    public TriggerType Trigger { get; init; }

    /// <summary>Null for a flow without a schedule expression.</summary>
    public Schedule? Schedule { get; init; }

    public required FlowEndpoint Source { get; init; }

    public required IReadOnlyList<FlowEndpoint> Destinations { get; init; }

    /// <summary>Names of the connector profiles that its source and destinations use.</summary>
    public IReadOnlyList<string> ConnectorProfiles { get; init; } = [];

    public required JsonElement TriggerConfig { get; init; }

    public required JsonElement SourceFlowConfig { get; init; }

    public required JsonElement DestinationFlowConfigList { get; init; }

    public required JsonElement Tasks { get; init; }

    public JsonElement? MetadataCatalogConfig { get; init; }
}
