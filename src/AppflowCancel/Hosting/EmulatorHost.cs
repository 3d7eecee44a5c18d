using AppflowCancel.Hosting.Logging;
using AppflowCancel.Hosting.Options;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace AppflowCancel.Hosting;

/// <summary>
/// An emulator inside another process; any number can run side by side. It reads no environment variable, file or command line, writes
/// to no console and handles no signal. Disposing it releases everything it holds.
/// </summary>
internal sealed class EmulatorHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private EmulatorHost(WebApplication app) => _app = app;

    /// <summary>Where it listens.</summary>
    public Uri Endpoint => new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    /// <param name="time">Time source of the accounts' clocks; real time if null.</param>
    /// <param name="log">Receives each log line; null disables logging.</param>
    /// <exception cref="InvalidOperationException">It cannot listen, or a seed is malformed.</exception>
    public static async Task<EmulatorHost> StartAsync(
        EmulatorOptions options, TimeProvider? time = null, Action<string>? log = null, CancellationToken cancellation = default)
    {
        // Not the slim builder: it reads the environment and appsettings.json of the hosting program.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseKestrelCore();
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton<IHostLifetime, EmbeddedLifetime>();
        builder.AddListener(options);
        builder.AddLog(log);
        builder.Services.AddEmulator(options, time);

        var app = builder.Build();
        try
        {
            app.MapEmulator();
            return await Startup.Start(app, options, cancellation) is { } error
                ? throw new InvalidOperationException(error)
                : new EmulatorHost(app);
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    /// <summary>The default console lifetime would handle SIGINT and SIGTERM of the hosting program.</summary>
    private sealed class EmbeddedLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
