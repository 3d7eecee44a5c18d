namespace AppflowCancel.IntegrationTests.Reference;

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
    PutRun,
    Finish,
    Advance,
    AdvanceToNext,
    ExportAndImport,
    PutState,
    CreateProfile,
    DescribeProfiles,
    DeleteProfile,
}

/// <summary>A request that the reference model understands.</summary>
/// <param name="Ids">Of runs; of a tag, its key; of a connector profile, its name.</param>
/// <param name="Number">Seconds to advance, the value of a tag, or the description of a flow; 1 forces the end of a profile.</param>
internal sealed record Operation(OperationKind Kind, string Flow, IReadOnlyList<string> Ids, int Number = 0)
{
    public override string ToString() => $"{Kind} {Flow} {string.Join(',', Ids)} {Number}";
}
