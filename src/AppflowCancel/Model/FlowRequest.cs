using System.Text.Json;
using AppflowCancel.Aws;
using AppflowCancel.Domain.Flows;

namespace AppflowCancel.Model;

/// <summary>The members that CreateFlow, UpdateFlow and a state document share.</summary>
internal abstract record FlowRequest
{
    protected FlowRequest()
    {
    }

    protected FlowRequest(RequestReader body)
    {
        FlowName = body.Text("flowName");
        Description = body.Text("description");
        TriggerConfig = body.Structure("triggerConfig", ModelShapes.TriggerConfig);
        SourceFlowConfig = body.Structure("sourceFlowConfig", ModelShapes.SourceFlowConfig);
        DestinationFlowConfigList = body.Structure("destinationFlowConfigList", ModelShapes.DestinationFlowConfigList);
        Tasks = body.Structure("tasks", ModelShapes.Tasks);
        MetadataCatalogConfig = body.Structure("metadataCatalogConfig", ModelShapes.MetadataCatalogConfig);
        ClientToken = body.Text("clientToken");
    }

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
