using AppflowCancel.Domain.Accounts;
using AppflowCancel.Domain.Changes;

namespace AppflowCancel.UnitTests.Changes;

internal static class ChangeReaders
{
    /// <summary>The pending changes, without waiting for more.</summary>
    public static IEnumerable<Change> ReadAll(this ChangeReader reader)
    {
        while (reader.TryRead(out var changes))
        {
            foreach (var change in changes)
            {
                yield return change;
            }
        }
    }

    /// <summary>One line for each change: second, flow, kind, run.</summary>
    public static IEnumerable<string> ReadLines(this ChangeReader reader) => reader.ReadAll().Select(change => change switch
    {
        RunChange run => $"{Second(run)} {run.FlowName} {run.Kind} {run.Run.Id}{(run.ByTime ? " by time" : "")}",
        FlowChange flow => $"{Second(flow)} {flow.FlowName} {flow.Kind}",
        TokenChange token => $"{Second(token)} {token.FlowName} token",
        AccountChange account => $"{account.Account} {account.Kind}",
        _ => throw new InvalidOperationException($"{change}"),
    });

    private static double Second(Change change) => (change.At - T0).TotalSeconds;
}
