using AppflowCancel.IntegrationTests.Reference;

namespace AppflowCancel.IntegrationTests.Linearizability;

/// <summary>A request and its answer, with its place in the order of everything that was sent and received.</summary>
internal sealed record RecordedCall(int Client, Operation Operation, string Answer, long SentAt, long AnsweredAt)
{
    public override string ToString() => $"{SentAt,4} to {AnsweredAt,4}  client {Client}: {Operation} -> {Answer}";
}
