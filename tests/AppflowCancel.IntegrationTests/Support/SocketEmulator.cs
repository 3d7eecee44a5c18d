using AppflowCancel.IntegrationTests.Startup;

namespace AppflowCancel.IntegrationTests.Support;

/// <summary>An emulator on a socket: in this process, or the program that the environment variable APPFLOW_CANCEL names.</summary>
internal sealed class SocketEmulator : IAsyncDisposable
{
    private readonly IAsyncDisposable _emulator;

    private readonly TemporaryFolder? _folder;

    private SocketEmulator(IAsyncDisposable emulator, Uri endpoint, TemporaryFolder? folder) =>
        (_emulator, Endpoint, _folder) = (emulator, endpoint, folder);

    public Uri Endpoint { get; }

    /// <param name="durable">Whether it keeps its state in a folder, which is deleted at the end.</param>
    public static async Task<SocketEmulator> Start(bool durable = false)
    {
        var folder = durable ? new TemporaryFolder() : null;
        if (EmulatorProcess.Program is not null)
        {
            var process = await EmulatorProcess.Start(["--port", "0", .. folder is null ? Array.Empty<string>() : ["--data", folder.Path]]);
            return new SocketEmulator(process, process.Endpoint, folder);
        }

        var emulator = new TestEmulator(folder is null ? [] : [("Emulator:DataPath", folder.Path)]);
        emulator.UseKestrel(_ => { });
        emulator.StartServer();
        return new SocketEmulator(emulator, emulator.ClientOptions.BaseAddress, folder);
    }

    public async ValueTask DisposeAsync()
    {
        await _emulator.DisposeAsync();
        _folder?.Dispose();
    }
}
