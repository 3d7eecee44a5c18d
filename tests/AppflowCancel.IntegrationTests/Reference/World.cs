using System.Collections.Immutable;

namespace AppflowCancel.IntegrationTests.Reference;

/// <summary>
/// The reference model: the emulator's expected behaviour, as simply as possible. One account, one region, a clock that is frozen
/// unless it is advanced, on-demand flows.
/// </summary>
/// <param name="Faults">How many requests for ListConnectors will be refused.</param>
/// <param name="FaultRules">How many rules there are, each for one refusal; an import arms them again, since an export has no counters.</param>
internal sealed record World(
    int Now, ImmutableSortedDictionary<string, ReferenceFlow> Flows, ReferenceConnectors Connectors, int Faults = 0, int FaultRules = 0)
{
    /// <summary>The flow with a vendor as source, and its connector profile.</summary>
    public const string VendorFlow = "invoices";

    public const string VendorProfile = "sales";

    public static readonly World Empty = new(
        0, ImmutableSortedDictionary<string, ReferenceFlow>.Empty.WithComparers(StringComparer.Ordinal), ReferenceConnectors.None);

    public static readonly World Initial = Empty.With("orders", ReferenceFlow.New);

    /// <summary>Equal for worlds that no operation can distinguish.</summary>
    public string Key =>
        $"{Now} {Faults} {FaultRules} {Connectors.Key} {string.Join(' ', Flows.Select(flow => $"{flow.Key} {flow.Value.KeyAt(Now)}"))}";

    /// <summary>The world after the operation; null if the model predicts another answer.</summary>
    /// <param name="answer">In the form of <see cref="Session"/>.</param>
    public World? After(Operation operation, string answer)
    {
        var flow = Flows.GetValueOrDefault(operation.Flow);
        return operation.Kind switch
        {
            OperationKind.PutState => If(answer, "200", Initial),
            OperationKind.DropState => If(answer, "200", Empty),
            OperationKind.ExportAndImport => If(answer, "200", this with { Faults = FaultRules }),
            OperationKind.ListFlows or OperationKind.ShowFlows => If(answer, $"200 {string.Join(' ', Flows.Keys)}", this),
            OperationKind.Advance => Advance(Now + operation.Number, answer),
            OperationKind.AdvanceToNext => Advance(Ends.Where(end => end > Now).DefaultIfEmpty(Now).Min(), answer),
            OperationKind.SetClock => operation.Number * 5 < Now ? If(answer, "400", this) : Advance(operation.Number * 5, answer),
            OperationKind.AddFault => If(answer, "200", this with { Faults = Faults + 1, FaultRules = FaultRules + 1 }),
            OperationKind.ClearFaults => If(answer, "200", this with { Faults = 0, FaultRules = 0 }),
            OperationKind.ListConnectors when Faults > 0 => If(answer, "409", this with { Faults = Faults - 1 }),
            >= OperationKind.CreateProfile and <= OperationKind.ResetCache => Connectors.After(operation, IsUsed(operation.Ids), answer) is { } after
                ? this with { Connectors = after } : null,
            OperationKind.CreateFlow => flow is null ? If(answer, "200", With(operation.Flow, ReferenceFlow.New)) : If(answer, "409", this),
            _ when flow is null => If(answer, "404", this),
            OperationKind.DeleteFlow => If(answer, "200", this with { Flows = Flows.Remove(operation.Flow) }),
            _ => flow.After(operation, Now, answer) is { } after ? With(operation.Flow, after) : null,
        };
    }

    private static World? If(string answer, string expected, World after) => answer == expected ? after : null;

    private IEnumerable<ReferenceRun> Runs => Flows.Values.SelectMany(flow => flow.Runs);

    private IEnumerable<int> Ends => Runs.Select(run => run.EndsAt);

    private bool IsUsed(IReadOnlyList<string> profile) => profile is [VendorProfile] && Flows.ContainsKey(VendorFlow);

    private World? Advance(int later, string answer)
    {
        var ended = Runs.Where(run => run.EndsAt > Now && run.EndsAt <= later)
            .Select(run => $"{run.Id}={run.EndsAs}").Order(StringComparer.Ordinal);
        return If(answer, $"200 @{later} {string.Join(' ', ended)}", this with { Now = later });
    }

    private World With(string name, ReferenceFlow flow) => this with { Flows = Flows.SetItem(name, flow) };
}
