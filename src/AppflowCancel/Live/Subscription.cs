using System.Runtime.CompilerServices;

namespace AppflowCancel.Live;

/// <summary>One reader of a stream. Disposing ends it.</summary>
internal sealed class Subscription(
    AccountStream stream, long position, TimeProvider time, Action leave, CancellationToken stopping) : IDisposable
{
    // Now, and not when reading begins: the client may send a request as soon as it knows that it is connected.
    private readonly StreamCounts _counts = stream.Counts;

    public string StreamId => stream.Id;

    /// <summary>The sequence number of the last change before the subscription.</summary>
    public long Position { get; } = position;

    /// <summary>Whether every event after a sequence number is available.</summary>
    public bool Remembers(long sequence) => sequence <= Position && stream.Remembers(sequence);

    /// <summary>Batches of events after a sequence number. Ends with the stream, the process, or a missed batch.</summary>
    public async IAsyncEnumerable<StreamBatch> Read(long after, [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellation, stopping);
        await foreach (var batch in stream.Read(after, _counts, time, ended.Token))
        {
            yield return batch;
        }
    }

    public void Dispose() => leave();
}
