namespace AppflowCancel.Testing.Tests;

/// <summary>A test with an emulator and a sandbox of its own.</summary>
public abstract class SandboxTest : IAsyncLifetime
{
    private protected AppflowEmulator Emulator { get; private set; } = null!;

    private protected Sandbox Sandbox { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Emulator = await AppflowEmulator.StartAsync();
        Sandbox = await Emulator.CreateSandboxAsync();
        await SetUpAsync();
    }

    public async Task DisposeAsync() => await Emulator.DisposeAsync();

    /// <summary>Prepares the sandbox.</summary>
    private protected virtual Task SetUpAsync() => Task.CompletedTask;
}
