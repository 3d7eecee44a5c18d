using System.Security.Cryptography;
using AppflowCancel.Hosting;
using AppflowCancel.Hosting.Options;
using Microsoft.Extensions.Configuration;

namespace AppflowCancel.Testing;

/// <summary>A local Amazon AppFlow: in this process, or a running one.</summary>
public sealed class AppflowEmulator : IAsyncDisposable
{
    private const string Section = EmulatorOptions.Section;

    private readonly HttpClient _http;
    private readonly EmulatorHost? _host;
    private readonly bool _followsGivenTime;

    private AppflowEmulator(Uri endpoint, EmulatorHost? host, bool followsGivenTime)
    {
        (Endpoint, _host, _followsGivenTime) = (endpoint, host, followsGivenTime);
        _http = EmulatorClient.NewHttpClient(endpoint);
    }

    /// <summary>The address for AWS SDK clients, such as <c>http://127.0.0.1:40123/</c>.</summary>
    public Uri Endpoint { get; }

    /// <summary>Starts an emulator in this process, on a free loopback port. Any number can run side by side.</summary>
    /// <exception cref="ArgumentException">A setting is unknown or invalid; the message says what is allowed.</exception>
    /// <exception cref="InvalidOperationException">The port is in use, or a seed is malformed.</exception>
    public static async Task<AppflowEmulator> StartAsync(AppflowEmulatorOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new AppflowEmulatorOptions();
        var host = await EmulatorHost.StartAsync(Read(options.Settings), options.TimeProvider, options.Log, cancellationToken).ConfigureAwait(false);
        return new AppflowEmulator(host.Endpoint, host, followsGivenTime: options.TimeProvider is not null);
    }

    /// <summary>Connects to a running emulator, such as a container. Disposing does not stop it.</summary>
    public static AppflowEmulator Connect(Uri endpoint)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        return new AppflowEmulator(endpoint, host: null, followsGivenTime: false);
    }

    /// <summary>
    /// Creates an isolated account for one test. Its clock is frozen, or follows
    /// <see cref="AppflowEmulatorOptions.TimeProvider"/> if one is set.
    /// </summary>
    /// <param name="accountId">Twelve digits; random when null.</param>
    /// <param name="region">The region of its flows.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="AppflowControlException">The emulator refused the call, or did not answer.</exception>
    public async Task<Sandbox> CreateSandboxAsync(
        string? accountId = null, string region = "us-east-1", CancellationToken cancellationToken = default)
    {
        var sandbox = new Sandbox(new EmulatorClient(_http, accountId ?? NewAccountId(), region));
        if (!_followsGivenTime)
        {
            await sandbox.Clock.FreezeAsync(cancellationToken).ConfigureAwait(false);
        }

        return sandbox;
    }

    /// <summary>Stops an in-process emulator with all its sandboxes; does not stop a connected one.</summary>
    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        if (_host is not null)
        {
            await _host.DisposeAsync().ConfigureAwait(false);
        }
    }

    private static EmulatorOptions Read(IDictionary<string, string> settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([KeyValuePair.Create<string, string?>($"{Section}:Port", "0")])
            .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create($"{Section}:{setting.Key}", (string?)setting.Value)))
            .Build();
        var options = OptionsReader.Read(configuration, out var errors);
        return errors.Count == 0 ? options : throw new ArgumentException(string.Join(Environment.NewLine, errors), nameof(settings));
    }

    private static string NewAccountId() => RandomNumberGenerator.GetString("0123456789", 12);
}
