using System.Net;
using System.Text.Json;

namespace AppflowCancel.IntegrationTests.Support;

/// <summary>A response as received: status, headers, and the body as text.</summary>
internal sealed record Answer(int Status, IReadOnlyDictionary<string, string> Headers, string Body)
{
    public string? ErrorType => Headers.GetValueOrDefault("X-Amzn-Errortype");

    public string? Message => Json.TryGetProperty("message", out var message) ? message.GetString() : null;

    public JsonElement Json => Parse(Body);

    public static JsonElement Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }

    public static async Task<Answer> Of(HttpResponseMessage response)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, values) in response.Headers.Concat(response.Content.Headers))
        {
            headers[name] = string.Join(", ", values);
        }

        return new Answer((int)response.StatusCode, headers, await response.Content.ReadAsStringAsync());
    }

    public Answer MustBe(HttpStatusCode status)
    {
        Assert.True((int)status == Status, $"{(int)status} expected, {Status} received: {Body}");
        return this;
    }
}
