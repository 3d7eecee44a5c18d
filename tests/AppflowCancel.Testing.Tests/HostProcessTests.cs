using System.Globalization;

namespace AppflowCancel.Testing.Tests;

/// <summary>An emulator does not affect the process that it runs in.</summary>
public sealed class HostProcessTests
{
    [Theory]
    [InlineData("Emulator__CancelSeconds", "7")]
    [InlineData("Emulator__RunSeconds", "nonsense")]
    [InlineData("ASPNETCORE_URLS", "http://127.0.0.1:1")]
    [InlineData("DOTNET_URLS", "http://127.0.0.1:1")]
    [InlineData("Kestrel__Endpoints__Http__Url", "http://127.0.0.1:1")]
    public async Task The_environment_of_the_process_is_not_read(string variable, string value)
    {
        Environment.SetEnvironmentVariable(variable, value);
        try
        {
            await using var emulator = await AppflowEmulator.StartAsync();
            var sandbox = await emulator.CreateSandboxAsync();
            await sandbox.PutFlowAsync("orders", Plans.Endless);
            var run = await sandbox.StartRunAsync("orders");
            await run.CancelAsync();

            await sandbox.Clock.AdvanceAsync(TimeSpan.FromSeconds(2));

            Assert.Equal(RunStatus.Canceled, await run.GetStatusAsync());
        }
        finally
        {
            Environment.SetEnvironmentVariable(variable, null);
        }
    }

    [Fact]
    public async Task The_console_of_the_process_stays_empty()
    {
        var (output, error) = (Console.Out, Console.Error);
        using var written = new StringWriter(CultureInfo.InvariantCulture);
        using var console = TextWriter.Synchronized(written);
        Console.SetOut(console);
        Console.SetError(console);
        try
        {
            await using var emulator = await AppflowEmulator.StartAsync(new AppflowEmulatorOptions { Log = _ => { } });
            var sandbox = await emulator.CreateSandboxAsync();
            await Assert.ThrowsAsync<AppflowControlException>(() => sandbox.CancelAsync("orders"));
            await Assert.ThrowsAsync<InvalidOperationException>(() => AppflowEmulator.StartAsync(
                new AppflowEmulatorOptions { Settings = { ["Port"] = $"{emulator.Endpoint.Port}" } }));
        }
        finally
        {
            Console.SetOut(output);
            Console.SetError(error);
        }

        Assert.DoesNotContain("ppflow", written.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("in use", written.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_thread_pool_and_the_culture_of_the_process_stay_as_they_are()
    {
        var before = Settings();

        await using var emulator = await AppflowEmulator.StartAsync();

        Assert.Equal(before, Settings());
    }

    private static (int, int, int, int, CultureInfo?, CultureInfo?, System.Runtime.GCLatencyMode) Settings()
    {
        ThreadPool.GetMinThreads(out var minWorkers, out var minIo);
        ThreadPool.GetMaxThreads(out var maxWorkers, out var maxIo);
        return (
            minWorkers,
            minIo,
            maxWorkers,
            maxIo,
            CultureInfo.DefaultThreadCurrentCulture,
            CultureInfo.DefaultThreadCurrentUICulture,
            System.Runtime.GCSettings.LatencyMode);
    }
}
