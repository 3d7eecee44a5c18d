using System.Text.Json;
using AppflowCancel.Aws;

namespace AppflowCancel.Operations.Connectors;

/// <summary>The operations of the model that concern connectors, which are not emulated.</summary>
internal static class ConnectorOperations
{
    public static readonly IReadOnlyList<string> Names =
    [
        "DescribeConnector", "DescribeConnectorEntity",
        "DescribeConnectors", "ListConnectorEntities", "ListConnectors", "RegisterConnector",
        "ResetConnectorMetadataCache", "UnregisterConnector", "UpdateConnectorRegistration",
    ];

    public static IEnumerable<AwsOperation> All => Names.Select(name => new UnavailableOperation
    {
        Name = name,
        Path = $"/{JsonNamingPolicy.KebabCaseLower.ConvertName(name)}",
        Summary = $"{name} is not emulated.",
        Unavailable = AwsError.NotImplemented(
            $"{name} is not emulated. Emulated are flows and their runs: CreateFlow, DescribeFlow, UpdateFlow, DeleteFlow, "
            + "ListFlows, StartFlow, StopFlow, DescribeFlowExecutionRecords, CancelFlowExecutions, TagResource, UntagResource "
            + "and ListTagsForResource."),
    });
}
