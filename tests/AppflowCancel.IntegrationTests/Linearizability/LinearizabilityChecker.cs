using AppflowCancel.IntegrationTests.Reference;

namespace AppflowCancel.IntegrationTests.Linearizability;

/// <summary>
/// Whether there is an order of the calls, one after the other, that explains every answer: each call takes effect at once, some time
/// between its request and its answer. Wing and Gong's search with Lowe's memory of what has been tried, as in Porcupine.
/// </summary>
internal static class LinearizabilityChecker
{
    /// <summary>The memory is a bit for each call.</summary>
    public const int MaxCalls = 64;

    // One history in some hundred or thousand has too many orders to try; Porcupine gives up on those by the clock.
    private const int MaxTried = 50_000;

    public static Verdict Check(World initial, IReadOnlyList<RecordedCall> history)
    {
        if (history.Count > MaxCalls)
        {
            throw new ArgumentException($"A history may have {MaxCalls} calls.", nameof(history));
        }

        var head = EventsOf(history);
        var tried = new HashSet<(ulong Done, string World)>();
        var order = new Stack<(Event Call, World Before)>();
        var (world, done) = (initial, 0UL);
        var next = head.Next;
        while (head.Next is not null)
        {
            if (tried.Count > MaxTried)
            {
                return Verdict.Undecided;
            }

            if (next!.Answer is { } answer)
            {
                var after = world.After(next.Call!.Operation, next.Call.Answer);
                if (after is not null && tried.Add((done | next.Bit, after.Key)))
                {
                    order.Push((next, world));
                    (world, done) = (after, done | next.Bit);
                    next.Remove();
                    answer.Remove();
                    next = head.Next;
                }
                else
                {
                    next = next.Next;
                }
            }
            else if (order.TryPop(out var last))
            {
                // This call was answered before any that is left could explain it: another order must be tried.
                (world, done) = (last.Before, done & ~last.Call.Bit);
                last.Call.Answer!.Restore();
                last.Call.Restore();
                next = last.Call.Next;
            }
            else
            {
                return Verdict.NotLinearizable;
            }
        }

        return Verdict.Linearizable;
    }

    private static Event EventsOf(IReadOnlyList<RecordedCall> history)
    {
        var events = new List<(long At, Event Event)>();
        foreach (var (index, call) in history.Index())
        {
            var answer = new Event();
            events.Add((call.SentAt, new Event { Call = call, Bit = 1UL << index, Answer = answer }));
            events.Add((call.AnsweredAt, answer));
        }

        var head = new Event();
        var last = head;
        foreach (var (_, each) in events.OrderBy(each => each.At))
        {
            (last.Next, each.Previous) = (each, last);
            last = each;
        }

        return head;
    }

    /// <summary>A request, which knows its answer, or an answer; in a list from which pairs are taken and put back.</summary>
    private sealed class Event
    {
        public RecordedCall? Call { get; init; }

        public ulong Bit { get; init; }

        public Event? Answer { get; init; }

        public Event? Previous { get; set; }

        public Event? Next { get; set; }

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
    }
}
