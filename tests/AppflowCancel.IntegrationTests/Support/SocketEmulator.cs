using AppflowCancel.IntegrationTests.Startup;

namespace AppflowCancel.IntegrationTests.Support;

/// <summary>An emulator on a socket: in this process, or the program that the environment variable APPFLOW_CANCEL names.</summary>
internal sealed class SocketEmulator : IAsyncDisposable
{
    private readonly IAsyncDisposable _emulator;

    private SocketEmulator(IAsyncDisposable emulator, Uri endpoint) => (_emulator, Endpoint) = (emulator, endpoint);

    public Uri Endpoint { get; }

    public static async Task<SocketEmulator> Start()
    {
        if (EmulatorProcess.Program is not null)
        {
            var process = await EmulatorProcess.Start();
            return new SocketEmulator(process, process.Endpoint);
        }

        var emulator = new TestEmulator();
        emulator.UseKestrel(_ => { });
        emulator.StartServer();
        return new SocketEmulator(emulator, emulator.ClientOptions.BaseAddress);
    }

    public ValueTask DisposeAsync() => _emulator.DisposeAsync();
}
