namespace Orders.Tests;

/// <summary>An emulator for the tests of a class: in this process, or the one that AWS_ENDPOINT_URL_APPFLOW names.</summary>
public sealed class EmulatorFixture : IAsyncLifetime
{
    public AppflowEmulator Emulator { get; private set; } = null!;

    public async Task InitializeAsync() =>
        Emulator = Environment.GetEnvironmentVariable("AWS_ENDPOINT_URL_APPFLOW") is { Length: > 0 } endpoint
            ? AppflowEmulator.Connect(new Uri(endpoint))
            : await AppflowEmulator.StartAsync();

    public async Task DisposeAsync() => await Emulator.DisposeAsync();
}
