using System.Globalization;
using System.Net.ServerSentEvents;
using AppflowCancel.Live;

namespace AppflowCancel.Control.Changes;

/// <summary>The changes of an account as server-sent events.</summary>
internal sealed class ChangesRoute(ChangeStreams streams)
{
    private const string EventStream = "text/event-stream";

    // In one write. Bounds what a slow reader holds in memory: a thousand of them may wait with a full ring of events each.
    private const int MaxWrittenTogether = 64;

    // Reconnection delay of browsers.
    private static readonly TimeSpan Reconnection = TimeSpan.FromMilliseconds(500);

    public static void Map(IEndpointRouteBuilder app)
    {
        var route = new ChangesRoute(app.ServiceProvider.GetRequiredService<ChangeStreams>());
        app.MapControl(new ControlRoute(
            HttpMethods.Get,
            "/_appflow/changes",
            "Streams the account's changes as server-sent events, from now on or after Last-Event-ID. The event field is the kind of change; "
                + "data is JSON with account, region, flowName, executionId, status, at, cause and requestId, where they apply.",
            route.Stream)
        {
            Answer = typeof(string),
            ContentType = EventStream,
            ExampleAnswer = "\"id: 5ad7c3f1-7\\nevent: runCancelRequested\\ndata: {}\\n\\n\"",
            Errors = [StatusCodes.Status503ServiceUnavailable],
        });
    }

    private async ValueTask<ControlAnswer> Stream(ControlCall call)
    {
        var context = call.Context;
        if (HttpMethods.IsHead(context.Request.Method))
        {
            context.Response.ContentType = EventStream;
            return ControlAnswer.Sent;
        }

        using var subscription = streams.Open(call.Account.Id);
        if (subscription is null)
        {
            return ControlAnswer.Refused(
                StatusCodes.Status503ServiceUnavailable, "Too many accounts are being watched. End the stream of another account first.");
        }

        try
        {
            Begin(context.Response);
            await Send(call.Account.Id, subscription, context);
        }
        catch (OperationCanceledException)
        {
            // The client disconnected, or the process is stopping.
        }

        return ControlAnswer.Sent;
    }

    private static void Begin(HttpResponse response)
    {
        response.ContentType = EventStream;
        response.Headers.CacheControl = "no-cache,no-store";

        // Otherwise nginx would buffer events.
        response.Headers["X-Accel-Buffering"] = "no";
    }

    private static async Task Send(string account, Subscription subscription, HttpContext context)
    {
        var lastEventId = context.Request.Headers["Last-Event-ID"].ToString();
        var about = StreamEvents.Account(account);
        using var output = new EventOutput(context.Response.Body, context.RequestAborted);
        await output.Begin();
        var resumed = Sequence(subscription, lastEventId) is { } known && subscription.Remembers(known) ? known : (long?)null;
        if (resumed is null)
        {
            await output.Send(new SseItem<byte[]>(about, lastEventId.Length == 0 ? "connected" : "resync")
            {
                EventId = Id(subscription, subscription.Position),
                ReconnectionInterval = Reconnection,
            });
        }

        await foreach (var batch in subscription.Read(resumed ?? subscription.Position, context.RequestAborted))
        {
            if (batch.IsEmpty)
            {
                await output.SendHeartbeat();
            }

            foreach (var events in Events(about, subscription, batch).Chunk(MaxWrittenTogether))
            {
                await output.Send(events);
            }
        }
    }

    private static IEnumerable<SseItem<byte[]>> Events(byte[] about, Subscription subscription, StreamBatch batch)
    {
        foreach (var each in batch.Events)
        {
            yield return new SseItem<byte[]>(each.Data, each.Kind) { EventId = Id(subscription, each.Sequence) };
        }

        if (batch.Missed)
        {
            // Without an id, so that the next connection gets it again.
            yield return new SseItem<byte[]>(about, "resync");
        }

        if (batch.HasRequests)
        {
            yield return new SseItem<byte[]>(about, "requests");
        }

        if (batch.HasDeliveries)
        {
            yield return new SseItem<byte[]>(about, "deliveries");
        }
    }

    private static string Id(Subscription subscription, long sequence) =>
        string.Create(CultureInfo.InvariantCulture, $"{subscription.StreamId}-{sequence}");

    // Null for an id of another process or of an expired stream.
    private static long? Sequence(Subscription subscription, string id) =>
        id.Split('-') is [var stream, var number] && stream == subscription.StreamId
        && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var sequence) ? sequence : null;
}
