using AppflowCancel.IntegrationTests.Support;

namespace AppflowCancel.BrowserTests.Support;

/// <summary>A test's own emulator on a port of loopback, where a browser reaches it.</summary>
internal sealed class ServedEmulator : IAsyncDisposable
{
    public ServedEmulator(params (string Key, string Value)[] settings)
    {
        Emulator = new TestEmulator(settings);
        Emulator.UseKestrel(_ => { });
        Emulator.StartServer();
        Endpoint = new UriBuilder(Emulator.ClientOptions.BaseAddress) { Host = "localhost" }.Uri;
    }

    public TestEmulator Emulator { get; }

    /// <summary>Its address under the name that users type.</summary>
    public Uri Endpoint { get; }

    public string At(string path) => new Uri(Endpoint, path).ToString();

    public ValueTask DisposeAsync() => Emulator.DisposeAsync();
}
