using CsCheck;

namespace AppflowCancel.IntegrationTests.Reference;

/// <summary>An operation before the runs are known: its ids are positions among those seen so far.</summary>
internal sealed record Step(OperationKind Kind, int Flow, int[] Runs, int Number)
{
    private static readonly string[] Flows = ["orders", "returns", "invoices"];
    private static readonly string[] Profiles = [World.VendorProfile, "support", ReferenceConnectors.CustomProfile];
    private static readonly string[] Connectors = [ReferenceConnectors.CustomConnector, "lake"];
    private static readonly string[] TagKeys = ["emulator:run-seconds", "emulator:cancel-seconds", "team"];

    public static readonly Gen<Step> Any = Gen.Select(
        Gen.Frequency(
            (3, Gen.OneOf(OperationKind.CreateFlow, OperationKind.UpdateFlow, OperationKind.DescribeFlow, OperationKind.ListFlows)),
            (2, Gen.OneOf(OperationKind.TagResource, OperationKind.UntagResource, OperationKind.ListTags, OperationKind.StopFlow)),
            (1, Gen.OneOf(OperationKind.SetPlan, OperationKind.ClearPlan, OperationKind.ShowRun, OperationKind.ShowFlows)),
            (8, Gen.OneOf(OperationKind.StartFlow, OperationKind.PutRun)),
            (8, Gen.OneOf(OperationKind.Cancel, OperationKind.CancelAll, OperationKind.Finish)),
            (6, Gen.OneOf(OperationKind.Records, OperationKind.RecordsByPage)),
            (5, Gen.OneOf(OperationKind.Advance, OperationKind.AdvanceToNext, OperationKind.SetClock)),
            (2, Gen.OneOf(OperationKind.CreateProfile, OperationKind.UpdateProfile, OperationKind.DescribeProfiles, OperationKind.DeleteProfile)),
            (3, Gen.OneOf(
                OperationKind.RegisterConnector, OperationKind.UpdateConnector, OperationKind.Unregister, OperationKind.ListConnectors,
                OperationKind.DescribeConnector, OperationKind.DescribeConnectors)),
            (2, Gen.OneOf(
                OperationKind.ListEntities, OperationKind.DescribeEntity, OperationKind.ResetCache, OperationKind.AddFault, OperationKind.ClearFaults)),
            (2, Gen.Frequency(
                (4, Gen.Const(OperationKind.ExportAndImport)), (3, Gen.Const(OperationKind.DeleteFlow)), (1, Gen.Const(OperationKind.DropState))))),
        Gen.Int[0, 2],
        Gen.Int[0, 11].Array[1, 4],
        Gen.Int[1, 5],
        (kind, flow, runs, number) => new Step(kind, flow, runs, number));

    public Operation With(IReadOnlyList<string> ids) => new(Kind, Flows[Flow], Kind switch
    {
        OperationKind.TagResource or OperationKind.UntagResource => [TagKeys[Runs[0] % TagKeys.Length]],
        OperationKind.CreateProfile or OperationKind.UpdateProfile or OperationKind.DeleteProfile or OperationKind.ListEntities
            or OperationKind.DescribeEntity or OperationKind.ResetCache => [Profiles[Runs[0] % Profiles.Length]],
        OperationKind.RegisterConnector or OperationKind.UpdateConnector or OperationKind.Unregister or OperationKind.DescribeConnector =>
            [Connectors[Runs[0] % Connectors.Length]],
        OperationKind.PutRun or OperationKind.ShowRun or OperationKind.Finish => [Id(Runs[0], ids)],
        OperationKind.Cancel => [.. Runs.Select(run => Id(run, ids))],
        _ => [],
    }, Number);

    // Some ids are of no run.
    private static string Id(int run, IReadOnlyList<string> ids) => run < ids.Count ? ids[^(run + 1)] : $"run-{run}";
}
