using CsCheck;

namespace AppflowCancel.IntegrationTests.Reference;

/// <summary>An operation before it is known which runs there are: its ids are positions among those that have been seen.</summary>
internal sealed record Step(OperationKind Kind, int Flow, int[] Runs, int Number)
{
    private static readonly string[] Flows = ["orders", "returns", "invoices"];
    private static readonly string[] Profiles = [World.VendorProfile, "support", "ads"];
    private static readonly string[] TagKeys = ["emulator:run-seconds", "emulator:cancel-seconds", "team"];

    public static readonly Gen<Step> Any = Gen.Select(
        Gen.Frequency(
            (3, Gen.OneOf(OperationKind.CreateFlow, OperationKind.UpdateFlow, OperationKind.DescribeFlow, OperationKind.ListFlows)),
            (2, Gen.OneOf(OperationKind.TagResource, OperationKind.UntagResource, OperationKind.ListTags, OperationKind.StopFlow)),
            (8, Gen.OneOf(OperationKind.StartFlow, OperationKind.PutRun)),
            (8, Gen.OneOf(OperationKind.Cancel, OperationKind.CancelAll, OperationKind.Finish)),
            (6, Gen.OneOf(OperationKind.Records, OperationKind.RecordsByPage)),
            (5, Gen.OneOf(OperationKind.Advance, OperationKind.AdvanceToNext)),
            (2, Gen.OneOf(OperationKind.CreateProfile, OperationKind.DescribeProfiles, OperationKind.DeleteProfile)),
            (1, Gen.OneOf(OperationKind.ExportAndImport, OperationKind.DeleteFlow))),
        Gen.Int[0, 2],
        Gen.Int[0, 11].Array[1, 4],
        Gen.Int[1, 5],
        (kind, flow, runs, number) => new Step(kind, flow, runs, number));

    public Operation With(IReadOnlyList<string> ids) => new(Kind, Flows[Flow], Kind switch
    {
        OperationKind.TagResource or OperationKind.UntagResource => [TagKeys[Runs[0] % TagKeys.Length]],
        OperationKind.CreateProfile or OperationKind.DeleteProfile => [Profiles[Runs[0] % Profiles.Length]],
        OperationKind.PutRun or OperationKind.Finish => [Id(Runs[0], ids)],
        OperationKind.Cancel => [.. Runs.Select(run => Id(run, ids))],
        _ => [],
    }, Number);

    // Some are of runs that nobody has started.
    private static string Id(int run, IReadOnlyList<string> ids) => run < ids.Count ? ids[^(run + 1)] : $"run-{run}";
}
