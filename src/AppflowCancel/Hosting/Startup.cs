using System.Net.Sockets;
using System.Text;
using AppflowCancel.Control.State;
using AppflowCancel.Domain.Accounts;
using AppflowCancel.Hosting.Health;
using AppflowCancel.Hosting.Logging;
using AppflowCancel.Hosting.Options;
using AppflowCancel.Hosting.Stopping;
using AppflowCancel.Live.Reports;
using AppflowCancel.Storage;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;

namespace AppflowCancel.Hosting;

/// <summary>Starts the host. On failure it writes one line and exits with code 2.</summary>
internal static class Startup
{
    private const int StartupFailed = 2;
    private const int DiskFailed = 3;

    public static void AddListener(this WebApplicationBuilder builder, EmulatorOptions options)
    {
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;

            // Each API checks the size and answers in its own format.
            kestrel.Limits.MaxRequestBodySize = null;

            // Fifty percent-encoded tag keys of 128 characters are a valid request line.
            kestrel.Limits.MaxRequestLineSize = 32 * 1024;

            // Buffer per connection for a body that is not read yet.
            kestrel.Limits.MaxRequestBufferSize = 32 * 1024;
            kestrel.Limits.MaxConcurrentConnections = options.MaxConnections;

            // A slower body would hold its memory for too long: close the connection.
            kestrel.Limits.MinRequestBodyDataRate = new MinDataRate(bytesPerSecond: 8 * 1024, gracePeriod: TimeSpan.FromSeconds(10));

            // With the default, a non-UTF-8 byte in a header closes the connection before we can answer.
            kestrel.RequestHeaderEncodingSelector = _ => Encoding.Latin1;
            kestrel.Listen(options.Host, options.Port);
        });

        // Further endpoints from Kestrel's own configuration. The TLS code slows the start only if there are any.
        if (HasFurtherEndpoints(builder.Configuration))
        {
            builder.WebHost.UseKestrelHttpsConfiguration();
        }

        // The same below Kestrel: the default is a megabyte per connection.
        builder.Services.Configure<SocketTransportOptions>(sockets => sockets.MaxReadBufferSize = 32 * 1024);
        builder.Services.AddSingleton<ConnectionDrain>();
        builder.Services.AddSingleton<IConnectionListenerFactory, DrainableTransport>();

        // Do not wait longer for open requests: they have a delay from a fault rule, or a slow client.
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromMilliseconds(50));
    }

    public static int Refuse(IReadOnlyList<string> errors)
    {
        Console.Error.WriteLine(string.Join(Environment.NewLine, errors));
        return StartupFailed;
    }

    /// <summary>Runs until the process is asked to stop.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> Run(WebApplication app, EmulatorOptions options)
    {
        if (await Start(app, options) is { } error)
        {
            return Refuse([error]);
        }

        Announce(app, options);
        var ends = Stop(app);
        if (app.Services.GetService<Store>() is { } store && await Task.WhenAny(ends, store.Failed) == store.Failed)
        {
            // State in memory is ahead of the disk, so no further answer may be sent.
            Console.Error.WriteLine(await store.Failed);
            await app.StopAsync();
            return DiskFailed;
        }

        await ends;
        return 0;
    }

    /// <summary>Starts to listen and loads the seeds.</summary>
    /// <returns>The error; null when it is ready.</returns>
    public static async Task<string?> Start(WebApplication app, EmulatorOptions options, CancellationToken cancellation = default)
    {
        var store = app.Services.GetService<Store>();
        try
        {
            store?.Open();
            app.Services.GetRequiredService<ReportDeliveries>().FollowAll();
            await app.StartAsync(cancellation);
        }
        catch (StoreException exception)
        {
            return exception.Message;
        }
        catch (Exception exception) when (exception is not OperationCanceledException && HasFurtherEndpoints(app.Configuration))
        {
            return $"Cannot listen as Emulator:Port and Kestrel:Endpoints say: {exception.Message.ReplaceLineEndings(" ")}";
        }
        catch (IOException exception) when (exception.InnerException is not null)
        {
            return $"Port {options.Port} of {options.Host} is in use; choose another with --port or Emulator__Port, or 0 for any free port.";
        }
        catch (SocketException exception)
        {
            return $"Cannot listen on Emulator:Host {options.Host}, Emulator:Port {options.Port}: {exception.Message}.";
        }

        var seeds = app.Services.GetRequiredService<Seeds>();
        var documents = seeds.Read(out var error);
        if (error is not null)
        {
            await app.StopAsync(cancellation);
            return error;
        }

        // Seeds are initial state only; a store with accounts is newer.
        if (store is not { Loaded: > 0 })
        {
            seeds.Apply(documents);
        }

        app.Services.GetRequiredService<Readiness>().Declare();
        return null;
    }

    /// <summary>Waits until the process is asked to stop, then answers open requests, and stops.</summary>
    private static async Task Stop(WebApplication app)
    {
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = app.Lifetime.ApplicationStopping.Register(asked.SetResult);
        await asked.Task;
        var drain = app.Services.GetRequiredService<ConnectionDrain>();
        await drain.Begin();
        await drain.WaitUntilQuiet();
        await app.StopAsync();
    }

    private static bool HasFurtherEndpoints(IConfiguration configuration) => configuration.GetSection("Kestrel:Endpoints").GetChildren().Any();

    private static void Announce(WebApplication app, EmulatorOptions options)
    {
        var endpoints = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses
            .OrderBy(address => address.StartsWith("https:", StringComparison.Ordinal)).ToList() ?? [];
        var restored = app.Services.GetService<Store>()?.Loaded ?? 0;
        List<string> regions = restored > 0 ? [] :
        [
            .. app.Services.GetRequiredService<AccountRegistry>().All
                .SelectMany(account => account.Regions.Select(region => $"{account.Id}/{region.Region}")).Order(StringComparer.Ordinal),
        ];
        var state = restored > 0 ? $"{restored} {(restored == 1 ? "account" : "accounts")} restored"
            : regions.Count == 0 ? "nothing seeded"
            : $"seeded {string.Join(", ", regions)}";
        app.Services.GetRequiredService<StandardOutput>().Begin(options.LogsJson
            ? $$"""{"endpoint":"{{endpoints.FirstOrDefault()}}","version":"{{ProductVersion.Text}}","restored":{{restored}},"seeded":[{{string.Join(',', regions.Select(each => $"\"{each}\""))}}]}"""
            : $"AppflowCancel {ProductVersion.Text} listens on {string.Join(", ", endpoints)} ({state})");
    }
}
