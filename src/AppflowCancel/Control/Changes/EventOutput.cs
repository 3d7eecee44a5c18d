using System.Buffers;
using System.Net.ServerSentEvents;

namespace AppflowCancel.Control.Changes;

/// <summary>Sends server-sent events, each batch in one write.</summary>
/// <remarks>
/// ASP.NET Core's result for server-sent events flushes after each one: a system call at each end, for thousands of events
/// a second when a test is under load.
/// </remarks>
internal sealed class EventOutput(Stream body, CancellationToken cancellation) : IDisposable
{
    // A comment, which clients skip. Keeps proxies from closing the connection.
    private static readonly byte[] Heartbeat = ":\n\n"u8.ToArray();

    private readonly MemoryStream _batch = new();

    public async Task Send(params IReadOnlyCollection<SseItem<byte[]>> events)
    {
        _batch.SetLength(0);
        await SseFormatter.WriteAsync(events.ToAsyncEnumerable(), _batch, static (item, data) => data.Write(item.Data), cancellation);
        await Write(_batch.GetBuffer().AsMemory(0, (int)_batch.Length));
    }

    /// <summary>Sends only the headers, so that the client knows that it is connected.</summary>
    public Task Begin() => body.FlushAsync(cancellation);

    public Task SendHeartbeat() => Write(Heartbeat);

    public void Dispose() => _batch.Dispose();

    private async Task Write(ReadOnlyMemory<byte> bytes)
    {
        await body.WriteAsync(bytes, cancellation);
        await body.FlushAsync(cancellation);
    }
}
