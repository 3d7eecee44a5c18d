using System.Text;

namespace AppflowCancel.IntegrationTests.Support;

/// <summary>An emulator on a socket, for requests that HTTP clients would change.</summary>
internal sealed class WireEmulator : IAsyncDisposable
{
    private readonly TestEmulator _emulator;

    public WireEmulator(params (string Key, string Value)[] settings)
    {
        _emulator = new TestEmulator(settings);
        _emulator.UseKestrel(_ => { });
        _emulator.StartServer();
    }

    public Uri Endpoint => _emulator.ClientOptions.BaseAddress;

    /// <summary>Sends path and headers unchanged; signed, and with a JSON body unless it is empty.</summary>
    public Task<Answer> Send(string method, string path, string body = "", params (string Name, string Value)[] headers)
    {
        List<KeyValuePair<string, string>> all =
            [KeyValuePair.Create("Authorization", TestEmulator.Authorization(TestEmulator.Account, "us-east-1"))];
        if (body.Length > 0)
        {
            all.Add(KeyValuePair.Create("Content-Type", "application/json"));
        }

        return SendUnsigned(method, path, body, [.. all.Select(header => (header.Key, header.Value)), .. headers]);
    }

    /// <summary>Sends no header but those given.</summary>
    public Task<Answer> SendUnsigned(string method, string path, string body = "", params (string Name, string Value)[] headers) =>
        RawHttp.Send(
            Endpoint,
            method,
            path,
            headers.Select(header => KeyValuePair.Create(header.Name, header.Value)),
            Encoding.UTF8.GetBytes(body));

    public ValueTask DisposeAsync() => _emulator.DisposeAsync();
}
