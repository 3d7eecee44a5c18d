using System.Net.Sockets;
using System.Security.Authentication;
using System.Text.Json;
using AppflowCancel.Access.Signatures;
using AppflowCancel.Domain.Accounts;
using AppflowCancel.Timing;

namespace AppflowCancel.Live.Reports;

/// <summary>Sends one report to one target, once.</summary>
internal sealed class ReportClient(TargetRules rules, RealTime real)
{
    private const string NotPutEvents = "It did not answer as PutEvents does.";

    // AWS takes events of sources that begin with "aws." from its services only; so do some emulators.
    private const string ReservedSource = "NotAuthorizedForSourceException";

    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(5);

    public async Task<SendResult> Send(RunReport report, ReportTarget target, CancellationToken cancellation)
    {
        using var timeout = new CancellationTokenSource(Timeout, real.Provider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, timeout.Token);
        try
        {
            var (headers, body) = target.Form is ReportForm.Event ? Event(report, target) : PutEvents(report, target);
            var (status, answer) = await HttpExchange.Post(target.Url, headers, body, rules, either.Token);
            return status is < 200 or >= 300
                ? SendResult.Failed($"It answered {status}.", retry: status is 408 or 429 or >= 500)
                : target.Form is ReportForm.PutEvents ? ReadEntries(answer) : SendResult.Delivered;
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            return SendResult.Failed("It did not answer within 5 seconds.", retry: true);
        }
        catch (OperationCanceledException)
        {
            return SendResult.Failed("The target was removed.", retry: false);
        }
        catch (Exception exception) when (exception is IOException or SocketException or AuthenticationException or TargetRefusedException)
        {
            return SendResult.Failed(exception.Message, retry: exception is not TargetRefusedException);
        }
    }

    private static (SortedDictionary<string, string> Headers, byte[] Body) Event(RunReport report, ReportTarget target) =>
        (Headers(target, "application/json"), ReportJson.Of(report, RunReportJson.Default.RunReport));

    private (SortedDictionary<string, string> Headers, byte[] Body) PutEvents(RunReport report, ReportTarget target)
    {
        var body = ReportJson.Of(new PutEventsRequest([PutEventsEntry.Of(report, target.EventBusName)]), PutEventsJson.Default.PutEventsRequest);
        var headers = Headers(target, "application/x-amz-json-1.1");
        headers["x-amz-date"] = SignatureV4.Timestamp(real.Provider.GetUtcNow());
        headers["x-amz-target"] = "AWSEvents.PutEvents";
        headers["authorization"] = Authorization(report, target, headers, body);
        return (headers, body);
    }

    // Emulators use the access key as the account, as this one does, and ignore the secret.
    private static string Authorization(RunReport report, ReportTarget target, SortedDictionary<string, string> headers, byte[] body)
    {
        var timestamp = headers["x-amz-date"];
        string[] signed = [.. headers.Keys];
        var canonical = CanonicalRequest.Of("POST", target.Url.PathAndQuery, signed, name => headers[name], SignatureV4.Hash(body));
        var scope = new CredentialScope(timestamp[..8], report.Region, "events");
        var signature = SignatureV4.Sign(SignatureV4.SigningKey("any", scope), SignatureV4.StringToSign(timestamp, scope, canonical));
        return $"{SignatureV4.Algorithm} Credential={report.Account}/{scope}, SignedHeaders={string.Join(';', signed)}, "
            + $"Signature={Convert.ToHexStringLower(signature)}";
    }

    private static SortedDictionary<string, string> Headers(ReportTarget target, string contentType) => new(StringComparer.Ordinal)
    {
        ["content-type"] = contentType,
        ["host"] = target.Url.Authority,
    };

    // PutEvents answers 200 even if it accepted nothing.
    private static SendResult ReadEntries(ReadOnlyMemory<byte> answer)
    {
        try
        {
            using var document = JsonDocument.Parse(answer);
            return PutEventsAnswer.Of(document.RootElement) switch
            {
                { FailedEntryCount: 0 } => SendResult.Delivered,
                { FailedEntryCount: not null, ErrorCode: { } code, ErrorMessage: var message } => SendResult.Failed(
                    $"PutEvents refused it: {code} {message}", retry: code is not ReservedSource),
                _ => SendResult.Failed(NotPutEvents, retry: true),
            };
        }
        catch (JsonException)
        {
            return SendResult.Failed(NotPutEvents, retry: true);
        }
    }
}

/// <param name="Error">Null if it was delivered.</param>
/// <param name="Retry">Whether another attempt may succeed.</param>
internal readonly record struct SendResult(string? Error, bool Retry)
{
    public static SendResult Delivered => default;

    public static SendResult Failed(string error, bool retry) => new(error, retry);
}
