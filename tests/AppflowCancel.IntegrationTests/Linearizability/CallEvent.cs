namespace AppflowCancel.IntegrationTests.Linearizability;

/// <summary>A request with a reference to its answer, or an answer, in a linked list from which pairs are removed and restored.</summary>
internal sealed class CallEvent
{
    public RecordedCall? Call { get; init; }

    public ulong Bit { get; init; }

    public CallEvent? Answer { get; init; }

    /// <summary>Calls that must come earlier, since a page of records shows their runs as older: reduces the orders to try.</summary>
    public ulong Older { get; init; }

    public CallEvent? Next { get; private set; }

    private CallEvent? Previous { get; set; }

    /// <summary>The head of the list of a history's events; not an event itself.</summary>
    public static CallEvent ListOf(IReadOnlyList<RecordedCall> history)
    {
        var older = OlderStarts(history);
        var events = new List<(long At, CallEvent Event)>();
        foreach (var (index, call) in history.Index())
        {
            var answer = new CallEvent();
            events.Add((call.SentAt, new CallEvent { Call = call, Bit = 1UL << index, Answer = answer, Older = older[index] }));
            events.Add((call.AnsweredAt, answer));
        }

        var head = new CallEvent();
        var last = head;
        foreach (var (_, each) in events.OrderBy(each => each.At))
        {
            (last.Next, each.Previous) = (each, last);
            last = each;
        }

        return head;
    }

    public void Remove()
    {
        Previous!.Next = Next;
        Next?.Previous = Previous;
    }

    public void Restore()
    {
        Previous!.Next = this;
        Next?.Previous = this;
    }

    private static ulong[] OlderStarts(IReadOnlyList<RecordedCall> history)
    {
        var starts = history.Index().Where(each => each.Item.StartedRun is not null)
            .ToDictionary(each => each.Item.StartedRun!, each => each.Index, StringComparer.Ordinal);
        var older = new ulong[history.Count];
        foreach (var newestFirst in history.Select(call => call.ListedRuns))
        {
            foreach (var (newer, next) in newestFirst.Zip(newestFirst.Skip(1)))
            {
                older[starts[newer]] |= 1UL << starts[next];
            }
        }

        return older;
    }
}
