using System.Net.ServerSentEvents;
using AppflowCancel.IntegrationTests.Support;

namespace AppflowCancel.IntegrationTests.Live;

/// <summary>A client of the change stream that has received its first event.</summary>
internal sealed class EventStream : IAsyncDisposable
{
    // In real time; only a failing test waits this long.
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

    private readonly HttpResponseMessage _response;
    private readonly IAsyncEnumerator<SseItem<string>> _events;

    private EventStream(HttpResponseMessage response, IAsyncEnumerator<SseItem<string>> events) => (_response, _events) = (response, events);

    /// <summary>The first event.</summary>
    public SseItem<string> First { get; private set; }

    public static async Task<EventStream> Open(TestEmulator emulator, string? lastEventId = null, string account = TestEmulator.Account)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/_appflow/changes?account={account}");
        if (lastEventId is not null)
        {
            request.Headers.TryAddWithoutValidation("Last-Event-ID", lastEventId);
        }

        var response = await emulator.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal(200, (int)response.StatusCode);
        Assert.Equal("text/event-stream", response.Content.Headers.ContentType?.MediaType);
        var body = await response.Content.ReadAsStreamAsync();
        var stream = new EventStream(response, SseParser.Create(body).EnumerateAsync().GetAsyncEnumerator());
        stream.First = (await stream.Next())!.Value;
        return stream;
    }

    /// <summary>The next event; null at the end of the stream.</summary>
    public async Task<SseItem<string>?> Next() =>
        await _events.MoveNextAsync().AsTask().WaitAsync(Timeout) ? _events.Current : null;

    /// <summary>The given number of events, without <c>requests</c> events.</summary>
    public async Task<IReadOnlyList<SseItem<string>>> Take(int count)
    {
        List<SseItem<string>> taken = [];
        while (taken.Count < count && await Next() is { } next)
        {
            if (next.EventType != "requests")
            {
                taken.Add(next);
            }
        }

        return taken;
    }

    public async ValueTask DisposeAsync()
    {
        _response.Dispose();
        try
        {
            await _events.DisposeAsync();
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException or ObjectDisposedException or NotSupportedException)
        {
            // The connection closed in the middle of a read.
        }
    }
}
