using AppflowCancel.IntegrationTests.Reference;

namespace AppflowCancel.IntegrationTests.Linearizability;

internal enum HistoryKind
{
    /// <summary>One flow, clock moves and state documents: the world is checked as a whole.</summary>
    OneFlow,

    /// <summary>Three flows, and no operation that concerns more than one: each flow is checked by itself.</summary>
    SeveralFlows,
}

/// <summary>Generates the random calls of one client.</summary>
internal sealed class OperationMix(HistoryKind kind, Random random)
{
    private static readonly string[] Flows = ["orders", "returns", "refunds"];

    public static int CallsOfEach(HistoryKind kind) => kind is HistoryKind.OneFlow ? 6 : 12;

    public static IReadOnlyList<string> FlowsOf(HistoryKind kind) => kind is HistoryKind.OneFlow ? Flows[..1] : Flows;

    /// <summary>The parts of a history to check separately; if no call concerns more than one part, that proves the whole.</summary>
    public static IEnumerable<IReadOnlyList<RecordedCall>> Parts(HistoryKind kind, IReadOnlyList<RecordedCall> history) =>
        kind is HistoryKind.OneFlow ? [history] : history.GroupBy(call => call.Operation.Flow).Select(flow => flow.ToList());

    /// <param name="runsOf">Known run ids of a flow, oldest first; never empty.</param>
    public Operation Next(Func<string, string[]> runsOf)
    {
        var flows = FlowsOf(kind);
        var flow = flows[random.Next(flows.Count)];
        var ids = runsOf(flow);
        string[] some = [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => ids[Math.Max(0, ids.Length - 1 - random.Next(4))])];
        return random.Next(100) switch
        {
            < 22 => new(OperationKind.StartFlow, flow, []),
            < 50 => new(OperationKind.Cancel, flow, some),
            < 55 => new(OperationKind.CancelAll, flow, []),
            < 66 => new(OperationKind.Records, flow, []),
            < 70 => new(OperationKind.DescribeFlow, flow, []),
            < 77 => new(OperationKind.Finish, flow, some[..1]),
            < 80 => new(OperationKind.DeleteFlow, flow, []),
            < 89 => new(OperationKind.CreateFlow, flow, []),
            < 98 when kind is HistoryKind.OneFlow => new(OperationKind.Advance, "", [], random.Next(1, 5)),
            _ when kind is HistoryKind.OneFlow => new(OperationKind.PutState, "", []),
            < 94 => new(OperationKind.UpdateFlow, flow, [], random.Next(1, 5)),
            _ => new(OperationKind.Cancel, flow, some),
        };
    }
}
