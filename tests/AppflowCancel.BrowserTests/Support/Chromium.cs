using Microsoft.Playwright;

namespace AppflowCancel.BrowserTests.Support;

/// <summary>One Chromium for all tests; each test has a context of its own: no cookies, no cache of another's.</summary>
public sealed class Chromium : IAsyncLifetime
{
    /// <summary>Debian's, unless the environment names another.</summary>
    public static readonly string Path = Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium";

    // No sandbox: it does not start as root, which containers of CI are. The others keep it from calling its maker's servers.
    private static readonly string[] Flags =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync",
        "--host-resolver-rules=MAP *.example 127.0.0.1",

        // Its own defence against pages that ask this machine, which other browsers do not have: ours must hold without it.
        "--disable-features=LocalNetworkAccessChecks,BlockInsecurePrivateNetworkRequests",
    ];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task<IPage> NewPage()
    {
        _browser ??= await Launch();
        var context = await _browser.NewContextAsync();
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

/// <summary>Tests of this collection share the browser, and run one after another.</summary>
[CollectionDefinition(Name)]
public sealed class SharedChromium : ICollectionFixture<Chromium>
{
    public const string Name = "Chromium";
}
