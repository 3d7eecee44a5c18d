using System.Net;
using System.Net.Http.Headers;
using System.Net.Mime;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace AppflowCancel.Testing;

/// <summary>Calls the control API and AWS operations for one account and region.</summary>
internal sealed class EmulatorClient(HttpClient http, string account, string region)
{
    // Signatures are not checked by default; account and region are read from the credential scope.
    private const string Scope = "20260921";

    public Uri Endpoint => http.BaseAddress!;

    public string Account => account;

    public string Region => region;

    public string Authorization =>
        $"AWS4-HMAC-SHA256 Credential={account}/{Scope}/{region}/appflow/aws4_request, SignedHeaders=host, Signature=0";

    public static HttpClient NewHttpClient(Uri endpoint)
    {
        // No client timeout: the emulator limits each call itself, and a wait can take an hour.
        var handler = new SocketsHttpHandler { UseProxy = false, UseCookies = false, ConnectTimeout = TimeSpan.FromSeconds(10) };
        return new HttpClient(handler) { BaseAddress = endpoint, Timeout = Timeout.InfiniteTimeSpan };
    }

    /// <summary>Reads from the control API.</summary>
    public Task<T> Get<T>(string path, JsonTypeInfo<T> type, CancellationToken cancellation, params IEnumerable<(string Name, string? Value)> query) =>
        Send(new HttpRequestMessage(HttpMethod.Get, ControlUri(path, query)), type, cancellation);

    /// <summary>Calls the control API without a body.</summary>
    public Task<T> Send<T>(HttpMethod method, string path, JsonTypeInfo<T> type, CancellationToken cancellation) =>
        Send(new HttpRequestMessage(method, ControlUri(path, [])), type, cancellation);

    /// <summary>Calls the control API.</summary>
    public Task<T> Send<TBody, T>(
        HttpMethod method, string path, TBody body, JsonTypeInfo<TBody> bodyType, JsonTypeInfo<T> type, CancellationToken cancellation) =>
        Send(new HttpRequestMessage(method, ControlUri(path, [])) { Content = Json(body, bodyType) }, type, cancellation);

    /// <summary>Calls an AWS operation.</summary>
    public Task<T> SendAws<TBody, T>(
        string path, TBody body, JsonTypeInfo<TBody> bodyType, JsonTypeInfo<T> type, CancellationToken cancellation)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = Json(body, bodyType) };
        request.Headers.TryAddWithoutValidation("Authorization", Authorization);
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("AppflowCancel.Testing", null));
        return Send(request, type, cancellation);
    }

    private static ByteArrayContent Json<T>(T body, JsonTypeInfo<T> type)
    {
        var content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(body, type));
        content.Headers.ContentType = new MediaTypeHeaderValue(MediaTypeNames.Application.Json);
        return content;
    }

    private string ControlUri(string path, IEnumerable<(string Name, string? Value)> query)
    {
        var uri = new StringBuilder($"_appflow/{path}?account={account}&region={Uri.EscapeDataString(region)}");
        foreach (var (name, value) in query)
        {
            uri.Append(value is null ? "" : $"&{name}={Uri.EscapeDataString(value)}");
        }

        return uri.ToString();
    }

    private async Task<T> Send<T>(HttpRequestMessage request, JsonTypeInfo<T> type, CancellationToken cancellation)
    {
        using (request)
        {
            try
            {
                using var response = await http.SendAsync(request, cancellation).ConfigureAwait(false);
                var body = await response.Content.ReadAsByteArrayAsync(cancellation).ConfigureAwait(false);
                return response.IsSuccessStatusCode ? Read(body, type) : throw Refusal(response, body);
            }
            catch (HttpRequestException exception)
            {
                throw new AppflowControlException($"No emulator answers at {Endpoint}: {exception.Message}", null, null, exception);
            }
            catch (JsonException exception)
            {
                throw new AppflowControlException(
                    $"{Endpoint} answered {request.RequestUri} in an unknown form; is it another version? {exception.Message}", null, null, exception);
            }
        }
    }

    private static T Read<T>(byte[] body, JsonTypeInfo<T> type) => JsonSerializer.Deserialize(body, type) ?? throw new JsonException("null");

    private static AppflowControlException Refusal(HttpResponseMessage response, byte[] body)
    {
        var errorType = response.Headers.TryGetValues("X-Amzn-Errortype", out var values) ? values.FirstOrDefault() : null;
        return new AppflowControlException(Message(response.StatusCode, body), response.StatusCode, errorType);
    }

    private static string Message(HttpStatusCode status, byte[] body)
    {
        try
        {
            return Read(body, KitJson.Default.ErrorAnswer).Message ?? $"Status {(int)status}.";
        }
        catch (JsonException)
        {
            return $"Status {(int)status}: {Encoding.UTF8.GetString(body)}";
        }
    }
}
