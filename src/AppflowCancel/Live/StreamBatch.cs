namespace AppflowCancel.Live;

/// <summary>A batch of events for a reader.</summary>
/// <param name="Missed">Whether events were dropped before the reader got them. It must then read the state again.</param>
/// <param name="HasRequests">Whether a request was answered since the last batch.</param>
/// <param name="HasDeliveries">Whether a delivery was attempted since the last batch.</param>
internal sealed record StreamBatch(IReadOnlyList<StreamEvent> Events, bool Missed, bool HasRequests, bool HasDeliveries)
{
    public bool IsEmpty => Events.Count == 0 && !Missed && !HasRequests && !HasDeliveries;
}

/// <summary>Counters of occurrences without an event of their own.</summary>
internal readonly record struct StreamCounts(long Requests, long Deliveries);
