using System.Text.Json;
using AppflowCancel.BrowserTests.Support;
using AppflowCancel.IntegrationTests.Support;
using Microsoft.Playwright;

namespace AppflowCancel.BrowserTests.Ui;

/// <summary>A user of the page, and another client of the same account.</summary>
internal sealed class UiSession : IAsyncDisposable
{
    public const string OneRun = """
        {"now":1790000000,"frozen":true,"flows":[{"flowName":"orders","runs":[
          {"executionId":"run-1","startedAt":1789999990,"plan":{"runSeconds":60,"cancelSeconds":5}}]}]}
        """;

    private readonly ServedEmulator _served;
    private readonly List<string> _problems = [];

    // Enough for a busy machine; only a failing test waits this long.
    static UiSession() => Assertions.SetDefaultExpectTimeout(20_000);

    private UiSession(ServedEmulator served, IPage page) => (_served, Page) = (served, page);

    public IPage Page { get; }

    public TestEmulator Emulator => _served.Emulator;

    /// <summary>Opens the page on an account with that state, and waits until it is live.</summary>
    public static async Task<UiSession> Open(
        Chromium chromium, string state, string view = "runs", ColorScheme scheme = ColorScheme.Light, float scale = 1)
    {
        var served = new ServedEmulator();
        await served.Emulator.PutState(state);
        var page = await chromium.NewPage(scale);
        await page.EmulateMediaAsync(new() { ColorScheme = scheme });
        await page.SetViewportSizeAsync(1280, 800);
        var session = new UiSession(served, page);
        page.Console += (_, message) => session.Note(message);
        page.PageError += (_, error) => session._problems.Add(error);
        page.Dialog += (_, dialog) =>
        {
            session._problems.Add($"dialog: {dialog.Message}");
            _ = dialog.DismissAsync();
        };
        await page.GotoAsync(served.At($"/_appflow/ui?account={TestEmulator.Account}&view={view}"));
        await page.GetByText("Live", new() { Exact = true }).WaitForAsync();
        return session;
    }

    public ILocator Button(string name) => Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    public ILocator Row(string text) => Page.Locator(".row").Filter(new() { HasText = text });

    public Task Sees(string text) => Page.GetByText(text).First.WaitForAsync();

    public async Task<JsonElement> Run(string id = "run-1") => await Emulator.Control(HttpMethod.Get, $"/_appflow/flows/orders/runs/{id}");

    /// <summary>Fails when the browser reported anything: a policy violation, a script error.</summary>
    public async ValueTask DisposeAsync()
    {
        await Page.Context.CloseAsync();
        await _served.DisposeAsync();
        Assert.Empty(_problems);
    }

    // The browser also reports every error answer, which a test may expect.
    private void Note(IConsoleMessage message)
    {
        if (message.Type is "error" or "warning" && !message.Text.StartsWith("Failed to load resource: the server responded", StringComparison.Ordinal))
        {
            _problems.Add(message.Text);
        }
    }
}
