using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using AppflowCancel.Hosting.Options;
using AppflowCancel.Hosting.Stopping;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;

namespace AppflowCancel.Hosting;

/// <summary>Where the host listens: at its own address, and at the further endpoints of Kestrel's configuration.</summary>
internal static class Listener
{
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

    /// <summary>Starts to listen.</summary>
    /// <returns>The error, in one line; null when it listens.</returns>
    public static async Task<string?> Listen(this WebApplication app, EmulatorOptions options, CancellationToken cancellation)
    {
        var further = HasFurtherEndpoints(app.Configuration);
        try
        {
            await app.StartAsync(cancellation);
            return null;
        }
        catch (IOException exception) when (exception.InnerException is not null
            && (!further || exception.Message.Contains($":{options.Port}:", StringComparison.Ordinal)))
        {
            return $"Port {options.Port} of {options.Host} is in use; choose another with --port or Emulator__Port, or 0 for any free port.";
        }
        catch (Exception exception) when (exception is SocketException || (further && IsOfConfiguration(exception)))
        {
            return $"Cannot listen on Emulator:Host {options.Host}, Emulator:Port {options.Port}{(further ? " or Kestrel:Endpoints" : "")}: "
                + $"{exception.Message.ReplaceLineEndings(" ").TrimEnd('.')}.";
        }
    }

    // What Kestrel throws for an invalid URL, a certificate that it cannot read, or an address that it cannot have.
    private static bool IsOfConfiguration(Exception exception) => exception
        is InvalidOperationException or FormatException or ArgumentException or IOException or UnauthorizedAccessException or CryptographicException;

    private static bool HasFurtherEndpoints(IConfiguration configuration) => configuration.GetSection("Kestrel:Endpoints").GetChildren().Any();
}
