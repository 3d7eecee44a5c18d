using System.Text.Json;

namespace AppflowCancel.Domain.Flows;

/// <summary>What CreateFlow said, after AppFlow's normalisations. The JSON members come back as they went in.</summary>
public sealed record FlowDefinition
{
    public required string Name { get; init; }

    public string? Description { get; init; }

    public string? KmsArn { get; init; }

    public TriggerType Trigger { get; init; }

    /// <summary>Null for a flow that is not scheduled, or scheduled without saying when.</summary>
    public Schedule? Schedule { get; init; }

    public required FlowEndpoint Source { get; init; }

    public required IReadOnlyList<FlowEndpoint> Destinations { get; init; }

    public required JsonElement TriggerConfig { get; init; }

    public required JsonElement SourceFlowConfig { get; init; }

    public required JsonElement DestinationFlowConfigList { get; init; }

    public required JsonElement Tasks { get; init; }

    public JsonElement? MetadataCatalogConfig { get; init; }
}
