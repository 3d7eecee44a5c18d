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
    public AwsOperations(CancellationService cancellations, ConnectorCatalog catalog, ProfileChecks checks)
    {
        All =
        [
            CancelFlowExecutions.Operation(cancellations),
            CreateConnectorProfile.Operation(catalog),
            CreateFlow.Operation(checks),
            DeleteConnectorProfile.Operation(),
            DeleteFlow.Operation(),
            DescribeConnector.Operation(catalog),
            DescribeConnectorEntity.Operation(catalog),
            DescribeConnectorProfiles.Operation(),
            DescribeConnectors.Operation(catalog),
            DescribeFlow.Operation(),
            DescribeFlowExecutionRecords.Operation(),
            ListConnectorEntities.Operation(catalog),
            ListConnectors.Operation(catalog),
            ListFlows.Operation(),
            ListTagsForResource.Operation(),
            RegisterConnector.Operation(),
            ResetConnectorMetadataCache.Operation(),
            StartFlow.Operation(),
            StopFlow.Operation(),
            TagResource.Operation(),
            UnregisterConnector.Operation(),
            UntagResource.Operation(),
            UpdateConnectorProfile.Operation(),
            UpdateConnectorRegistration.Operation(),
            UpdateFlow.Operation(checks),
        ];
    }

    public IReadOnlyList<AwsOperation> All { get; }
}
