namespace AppflowCancel.IntegrationTests.Reference;

/// <summary>All 25 operations, some in several forms, and the control routes that change or return an account's state.</summary>
internal enum OperationKind
{
    CreateFlow,
    UpdateFlow,
    DescribeFlow,
    DeleteFlow,
    ListFlows,
    TagResource,
    UntagResource,
    ListTags,
    StartFlow,
    StopFlow,
    Cancel,
    CancelAll,
    Records,
    RecordsByPage,

    CreateProfile,
    UpdateProfile,
    DescribeProfiles,
    DeleteProfile,
    RegisterConnector,
    UpdateConnector,
    Unregister,
    ListConnectors,
    DescribeConnector,
    DescribeConnectors,
    ListEntities,
    DescribeEntity,
    ResetCache,

    PutRun,
    ShowRun,
    Finish,
    SetPlan,
    ClearPlan,
    Advance,
    AdvanceToNext,
    SetClock,
    AddFault,
    ClearFaults,
    ShowFlows,
    ExportAndImport,
    PutState,
    DropState,
}

/// <summary>A request that the reference model understands.</summary>
/// <param name="Ids">Run ids, the key of a tag, or the name of a connector or profile.</param>
/// <param name="Number">
/// Seconds to advance or to run, the value of a tag, what a flow, connector or profile shows of itself; for Finish a position in
/// <see cref="ReferenceRun.Outcomes"/>; 1 forces a deletion.
/// </param>
internal sealed record Operation(OperationKind Kind, string Flow, IReadOnlyList<string> Ids, int Number = 0)
{
    public override string ToString() => $"{Kind} {Flow} {string.Join(',', Ids)} {Number}";
}
