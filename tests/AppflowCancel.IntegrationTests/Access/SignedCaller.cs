using System.Text;
using AppflowCancel.Access.Signatures;
using AppflowCancel.IntegrationTests.Support;

namespace AppflowCancel.IntegrationTests.Access;

/// <summary>A client that signs its requests, and can change them after signing.</summary>
internal sealed record SignedCaller(WireEmulator Emulator)
{
    public const string Key = "AKIDBOB";
    public const string Secret = "bobs-secret/+EXAMPLE";

    public SigningCredentials Credentials { get; init; } = new(Key, Secret);

    public string Region { get; init; } = "us-east-1";

    public string Service { get; init; } = "appflow";

    public DateTimeOffset Time { get; init; } = FrozenTime.Start;

    /// <summary>Changes the request after it was signed.</summary>
    public Action<WireRequest>? Tamper { get; init; }

    /// <summary>Headers to sign in addition to the usual ones.</summary>
    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];

    public Task<Answer> ListFlows() => Send("POST", "/list-flows", "{}");

    public Task<Answer> Send(string method, string path, string body = "")
    {
        using var message = new HttpRequestMessage(new HttpMethod(method), new Uri(Emulator.Endpoint, path));
        foreach (var (name, value) in Headers)
        {
            message.Headers.TryAddWithoutValidation(name, value);
        }

        RequestSigner.Sign(message, Encoding.UTF8.GetBytes(body), Credentials, Region, Service, Time);
        var request = new WireRequest
        {
            Method = method,
            Path = path,
            Body = body,
            Headers = message.Headers.NonValidated.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase),
        };
        if (body.Length > 0)
        {
            request.Headers["Content-Type"] = "application/json";
        }

        Tamper?.Invoke(request);
        return Emulator.SendUnsigned(
            request.Method, request.Path, request.Body, [.. request.Headers.Select(header => (header.Key, header.Value))]);
    }
}

/// <summary>A request as sent over the wire.</summary>
internal sealed record WireRequest
{
    public required string Method { get; set; }

    public required string Path { get; set; }

    public required string Body { get; set; }

    public required Dictionary<string, string> Headers { get; init; }

    public string Authorization
    {
        get => Headers["Authorization"];
        set => Headers["Authorization"] = value;
    }
}
