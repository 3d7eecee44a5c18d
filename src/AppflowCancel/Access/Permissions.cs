namespace AppflowCancel.Access;

/// <summary>AppFlow's actions and the resources they need, as its page in the service authorization reference lists them.</summary>
internal static class Permissions
{
    public const string Prefix = "appflow:";

    public static readonly IReadOnlyList<string> ResourceTypes = ["connector", "connectorprofile", "flow"];

    // By operation name. A resource type without member: every resource of that type.
    private static readonly Dictionary<string, Permission> ByOperation = new(StringComparer.Ordinal)
    {
        ["CancelFlowExecutions"] = Flow("CancelFlowExecutions"),
        ["CreateConnectorProfile"] = new("CreateConnectorProfile"),
        ["CreateFlow"] = new("CreateFlow"),
        ["DeleteConnectorProfile"] = Profile("DeleteConnectorProfile"),
        ["DeleteFlow"] = Flow("DeleteFlow"),
        ["DescribeConnector"] = Connector("DescribeConnector"),
        ["DescribeConnectorEntity"] = Profile("DescribeConnectorEntity"),
        ["DescribeConnectorProfiles"] = new("DescribeConnectorProfiles"),
        ["DescribeConnectors"] = new("DescribeConnectors"),
        ["DescribeFlow"] = Flow("DescribeFlow"),
        ["DescribeFlowExecutionRecords"] = Flow("DescribeFlowExecutionRecords"),
        ["ListConnectorEntities"] = Profile("ListConnectorEntities"),
        ["ListConnectors"] = new("ListConnectors", "connector"),
        ["ListFlows"] = new("ListFlows", "flow"),
        ["ListTagsForResource"] = Flow("ListTagsForResource"),
        ["RegisterConnector"] = new("RegisterConnector"),
        ["ResetConnectorMetadataCache"] = Profile("ResetConnectorMetadataCache"),
        ["StartFlow"] = Flow("StartFlow"),
        ["StopFlow"] = Flow("StopFlow"),
        ["TagResource"] = Flow("TagResource"),
        ["UnregisterConnector"] = Connector("UnRegisterConnector"),
        ["UntagResource"] = Flow("UntagResource"),
        ["UpdateConnectorProfile"] = Profile("UpdateConnectorProfile"),
        ["UpdateConnectorRegistration"] = Connector("UpdateConnectorRegistration"),
        ["UpdateFlow"] = Flow("UpdateFlow"),
    };

    /// <summary>Every action that a policy can name, including those that only the console or other actions use.</summary>
    public static IReadOnlyList<string> Actions { get; } =
    [
        .. ByOperation.Values.Select(permission => permission.Action)
            .Concat(["DescribeConnectorFields", "DescribeFlowExecution", "DescribeFlows", "ListConnectorFields", "RunFlow", "UseConnectorProfile"])
            .Select(action => Prefix + action).Order(StringComparer.Ordinal),
    ];

    /// <summary>Null for an unknown operation.</summary>
    public static Permission? Of(string operation) => ByOperation.GetValueOrDefault(operation);

    private static Permission Flow(string action) => new(action, "flow", "flowName");

    private static Permission Profile(string action) => new(action, "connectorprofile", "connectorProfileName");

    private static Permission Connector(string action) => new(action, "connector", "connectorLabel");
}

/// <summary>The permission that an operation needs.</summary>
/// <param name="Action">The action without its prefix.</param>
/// <param name="ResourceType">Null when the action has no resource type.</param>
/// <param name="Member">The member of the request that names the resource.</param>
internal sealed record Permission(string Action, string? ResourceType = null, string? Member = null);
