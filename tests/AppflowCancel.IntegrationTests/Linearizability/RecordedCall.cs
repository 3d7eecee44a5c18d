using AppflowCancel.IntegrationTests.Reference;

namespace AppflowCancel.IntegrationTests.Linearizability;

/// <summary>A request and its answer, with its place in the order of everything that was sent and received.</summary>
internal sealed record RecordedCall(int Client, Operation Operation, string Answer, long SentAt, long AnsweredAt)
{
    /// <summary>Whether a call with that answer changes no world.</summary>
    public bool ChangesNothing { get; } = !Answer.StartsWith('2') || Operation.Kind switch
    {
        OperationKind.DescribeFlow or OperationKind.ListFlows or OperationKind.Records => true,
        OperationKind.Cancel => Answer == $"200 {string.Join(' ', Operation.Ids.Distinct())}",
        _ => false,
    };

    /// <summary>The id in the answer of a StartFlow.</summary>
    public string? StartedRun { get; } = Operation.Kind is OperationKind.StartFlow && Answer.StartsWith("200 ", StringComparison.Ordinal) ? Answer[4..] : null;

    /// <summary>The ids in a page of records, newest first.</summary>
    public IReadOnlyList<string> ListedRuns { get; } = Operation.Kind is OperationKind.Records && Answer.StartsWith("200 ", StringComparison.Ordinal)
        ? [.. Answer[4..].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(run => run.Split('=')[0])] : [];

    public override string ToString() => $"{SentAt,4} to {AnsweredAt,4}  client {Client}: {Operation} -> {Answer}";
}
