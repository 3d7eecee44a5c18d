using System.Text.Json;
using AppflowCancel.Aws;
using AppflowCancel.Domain.Flows;

namespace AppflowCancel.Model;

/// <summary>The members that CreateFlow, UpdateFlow and a state document share.</summary>
internal sealed record FlowRequest
{
    public string? FlowName { get; init; }

    public string? Description { get; init; }

    public string? KmsArn { get; init; }

    public JsonElement? TriggerConfig { get; init; }

    public JsonElement? SourceFlowConfig { get; init; }

    public JsonElement? DestinationFlowConfigList { get; init; }

    public JsonElement? Tasks { get; init; }

    public IReadOnlyDictionary<string, string>? Tags { get; init; }

    public JsonElement? MetadataCatalogConfig { get; init; }

    public string? ClientToken { get; init; }

    public static FlowRequest ForCreate(RequestReader body) => ForUpdate(body) with
    {
        KmsArn = body.Text("kmsArn"),
        Tags = body.Map("tags"),
    };

    public static FlowRequest ForUpdate(RequestReader body) => new()
    {
        FlowName = body.Text("flowName"),
        Description = body.Text("description"),
        TriggerConfig = body.Structure("triggerConfig", ModelShapes.TriggerConfig),
        SourceFlowConfig = body.Structure("sourceFlowConfig", ModelShapes.SourceFlowConfig),
        DestinationFlowConfigList = body.Structure("destinationFlowConfigList", ModelShapes.DestinationFlowConfigList),
        Tasks = body.Structure("tasks", ModelShapes.Tasks),
        MetadataCatalogConfig = body.Structure("metadataCatalogConfig", ModelShapes.MetadataCatalogConfig),
        ClientToken = body.Text("clientToken"),
    };

    /// <summary>The token with a fingerprint of the other members, to detect reuse with other parameters.</summary>
    public ClientToken? Token() => ClientToken is null ? null : new ClientToken(ClientToken, string.Join(
        '\n',
        FlowName,
        Description,
        KmsArn,
        TriggerConfig,
        SourceFlowConfig,
        DestinationFlowConfigList,
        Tasks,
        MetadataCatalogConfig,
        Tags is null ? null : string.Join('\n', Tags.OrderBy(tag => tag.Key, StringComparer.Ordinal))));
}
