using AppflowCancel.Testing;

namespace AppflowCancel.IntegrationTests.Support;

/// <summary>
/// An emulator with one sandbox, through the package that users have. For tests of behaviour; tests of bytes use
/// <see cref="TestEmulator"/>.
/// </summary>
internal sealed class KitEmulator : IAsyncDisposable
{
    private readonly AppflowEmulator _emulator;

    private KitEmulator(AppflowEmulator emulator, Sandbox sandbox) => (_emulator, Sandbox) = (emulator, sandbox);

    public Sandbox Sandbox { get; }

    public static async Task<KitEmulator> Start(params (string Key, string Value)[] settings)
    {
        var emulator = await AppflowEmulator.StartAsync(new AppflowEmulatorOptions { Settings = settings.ToDictionary(setting => setting.Key, setting => setting.Value) });
        return new KitEmulator(emulator, await emulator.CreateSandboxAsync());
    }

    public Task<Sandbox> Another(string? account = null, string region = "us-east-1") => _emulator.CreateSandboxAsync(account, region);

    public ValueTask DisposeAsync() => _emulator.DisposeAsync();
}
