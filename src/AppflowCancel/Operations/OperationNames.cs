namespace AppflowCancel.Operations;

/// <summary>The operations of the AWS surface by name, as fault rules and the journal's filters name them.</summary>
internal static class OperationNames
{
    public static readonly IReadOnlyList<string> Emulated =
    [
        nameof(CancelFlowExecutions), nameof(CreateFlow), nameof(DeleteFlow), nameof(DescribeFlow),
        nameof(DescribeFlowExecutionRecords), nameof(ListFlows), nameof(ListTagsForResource), nameof(StartFlow), nameof(StopFlow),
        nameof(TagResource), nameof(UntagResource), nameof(UpdateFlow),
    ];

    /// <summary>Those, the connector operations, and what stands in the journal for no operation at all.</summary>
    public static readonly IReadOnlyList<string> All = [.. Emulated, .. ConnectorOperations.Names, nameof(UnknownOperation)];
}
