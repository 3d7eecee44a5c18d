using AppflowCancel.Aws;
using AppflowCancel.Connectors;
using AppflowCancel.Domain.Flows;
using AppflowCancel.Operations.ConnectorProfiles;
using AppflowCancel.Operations.Connectors;
using AppflowCancel.Operations.Flows;
using AppflowCancel.Operations.Runs;
using AppflowCancel.Operations.Tags;

namespace AppflowCancel.Operations;

/// <summary>Every operation of the published model.</summary>
internal sealed class AwsOperations
{
    public AwsOperations(CancellationService cancellations, ConnectorCatalog catalog)
    {
        IReadOnlyList<AwsOperation> emulated =
        [
            CancelFlowExecutions.Operation(cancellations),
            CreateConnectorProfile.Operation(catalog),
            CreateFlow.Operation(),
            DeleteConnectorProfile.Operation(),
            DeleteFlow.Operation(),
            DescribeConnectorProfiles.Operation(),
            DescribeFlow.Operation(),
            DescribeFlowExecutionRecords.Operation(),
            ListFlows.Operation(),
            ListTagsForResource.Operation(),
            StartFlow.Operation(),
            StopFlow.Operation(),
            TagResource.Operation(),
            UntagResource.Operation(),
            UpdateConnectorProfile.Operation(),
            UpdateFlow.Operation(),
        ];
        All = [.. emulated, .. ConnectorOperations.All];
        Emulated = [.. emulated.Select(operation => operation.Name)];
    }

    public IReadOnlyList<AwsOperation> All { get; }

    /// <summary>Names of emulated operations.</summary>
    public IReadOnlyList<string> Emulated { get; }
}
