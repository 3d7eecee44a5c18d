using Microsoft.Playwright;

namespace AppflowCancel.BrowserTests.Support;

/// <summary>One Chromium for all tests; each test has its own context, without cookies and cache of others.</summary>
public sealed class Chromium : IAsyncLifetime
{
    /// <summary>Debian's Chromium, unless the environment names another.</summary>
    public static readonly string Path = Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium";

    // No sandbox: it does not start as root, as in CI containers. The other flags prevent calls to the vendor's servers.
    private static readonly string[] Flags =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync",
        "--host-resolver-rules=MAP *.example 127.0.0.1",

        // Chromium's own protection of local services, which other browsers lack: ours must work without it.
        "--disable-features=LocalNetworkAccessChecks,BlockInsecurePrivateNetworkRequests",
    ];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public Task InitializeAsync() => Task.CompletedTask;

    /// <param name="scale">Device pixels per CSS pixel.</param>
    public async Task<IPage> NewPage(float scale = 1)
    {
        _browser ??= await Launch();
        var context = await _browser.NewContextAsync(new() { DeviceScaleFactor = scale });
        context.SetDefaultTimeout(20_000);
        return await context.NewPageAsync();
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
    }

    private async Task<IBrowser> Launch()
    {
        _playwright = await Playwright.CreateAsync();
        return await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Path,
            Headless = true,
            Args = Flags,
        });
    }
}

/// <summary>Tests of this collection share the browser and run sequentially.</summary>
[CollectionDefinition(Name)]
public sealed class SharedChromium : ICollectionFixture<Chromium>
{
    public const string Name = "Chromium";
}
