using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using AppflowCancel.Access.Signatures;
using AppflowCancel.Domain.Accounts;

namespace AppflowCancel.Live.Reports;

/// <summary>Sends one report to one target, once.</summary>
internal sealed class ReportClient(TargetRules rules, TimeProvider time) : IDisposable
{
    private const string PutEventsTarget = "AWSEvents.PutEvents";
    private const string NotPutEvents = "It did not answer as PutEvents does.";
    private const int MaxAnswer = 64 * 1024;
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(5);

    private readonly Lazy<HttpMessageInvoker> _http = new(() => new HttpMessageInvoker(new SocketsHttpHandler
    {
        // A redirect could lead anywhere, and a proxy knows addresses that we do not.
        AllowAutoRedirect = false,
        UseProxy = false,
        UseCookies = false,
        MaxResponseDrainSize = MaxAnswer,
        ConnectCallback = (context, cancellation) => Connect(rules, context.DnsEndPoint, cancellation),
    }));

    public void Dispose()
    {
        if (_http.IsValueCreated)
        {
            _http.Value.Dispose();
        }
    }

    public async Task<SendResult> Send(RunReport report, ReportTarget target, CancellationToken cancellation)
    {
        using var timeout = new CancellationTokenSource(Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, timeout.Token);
        try
        {
            using var request = target.Form is ReportForm.Event ? Event(report, target) : PutEvents(report, target);
            using var response = await _http.Value.SendAsync(request, either.Token);
            var status = (int)response.StatusCode;
            return status is < 200 or >= 300
                ? SendResult.Failed($"It answered {status}.", retry: status is 408 or 429 or >= 500)
                : target.Form is ReportForm.PutEvents ? await ReadEntries(response, either.Token) : SendResult.Delivered;
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            return SendResult.Failed("It did not answer within 5 seconds.", retry: true);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or SocketException or TargetRefusedException)
        {
            var cause = exception.GetBaseException();
            return SendResult.Failed(cause.Message, retry: cause is not TargetRefusedException);
        }
    }

    private static HttpRequestMessage Event(RunReport report, ReportTarget target) => new(HttpMethod.Post, target.Url)
    {
        Content = Json(JsonSerializer.SerializeToUtf8Bytes(report, RunReportJson.Default.RunReport), "application/json"),
    };

    private HttpRequestMessage PutEvents(RunReport report, ReportTarget target)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(
            new PutEventsRequest([PutEventsEntry.Of(report, target.EventBusName)]), PutEventsJson.Default.PutEventsRequest);
        var request = new HttpRequestMessage(HttpMethod.Post, target.Url) { Content = Json(body, "application/x-amz-json-1.1") };
        request.Headers.TryAddWithoutValidation("X-Amz-Target", PutEventsTarget);

        // Emulators take the access key for the account, as this one does; the secret means nothing to them.
        RequestSigner.Sign(request, body, new SigningCredentials(report.Account, "any"), report.Region, "events", time.GetUtcNow());
        return request;
    }

    // PutEvents answers 200 even when it took nothing.
    private static async Task<SendResult> ReadEntries(HttpResponseMessage response, CancellationToken cancellation)
    {
        await response.Content.LoadIntoBufferAsync(MaxAnswer, cancellation);
        var bytes = await response.Content.ReadAsByteArrayAsync(cancellation);
        try
        {
            return JsonSerializer.Deserialize(bytes, PutEventsJson.Default.PutEventsResponse) switch
            {
                { FailedEntryCount: 0 } => SendResult.Delivered,
                { Entries: [{ } entry, ..] } => SendResult.Failed($"PutEvents refused it: {entry.ErrorCode} {entry.ErrorMessage}", retry: true),
                _ => SendResult.Failed(NotPutEvents, retry: true),
            };
        }
        catch (JsonException)
        {
            return SendResult.Failed(NotPutEvents, retry: true);
        }
    }

    private static ByteArrayContent Json(byte[] body, string type)
    {
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = new(type);
        return content;
    }

    // The addresses are those that are connected to: a name cannot mean one thing when it is checked and another thing later.
    private static async ValueTask<Stream> Connect(TargetRules rules, DnsEndPoint host, CancellationToken cancellation)
    {
        var addresses = await Dns.GetHostAddressesAsync(host.Host, cancellation);
        var permitted = addresses.Where(address => rules.Allows(host.Host, address)).ToArray();
        if (permitted.Length == 0)
        {
            throw new TargetRefusedException($"{host.Host} is neither this machine nor in a private network; Emulator__AllowedTargets can allow it.");
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(permitted, host.Port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private sealed class TargetRefusedException(string message) : Exception(message);
}

/// <param name="Error">Null when it was delivered.</param>
/// <param name="Retry">Whether another attempt may succeed.</param>
internal readonly record struct SendResult(string? Error, bool Retry)
{
    public static SendResult Delivered => default;

    public static SendResult Failed(string error, bool retry) => new(error, retry);
}
