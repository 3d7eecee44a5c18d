using AppflowCancel.BrowserTests.Support;
using Microsoft.Playwright;

namespace AppflowCancel.BrowserTests.Pages;

[Collection(SharedChromium.Name)]
public sealed class SwaggerTests(Chromium chromium)
{
    [BrowserFact]
    public async Task Swagger_shows_both_APIs_within_its_content_security_policy()
    {
        await using var emulator = new ServedEmulator();
        var page = await chromium.NewPage();
        var errors = new List<string>();
        page.Console += (_, message) => errors.AddRange(message.Type == "error" ? [message.Text] : []);

        await page.GotoAsync(emulator.At("/swagger/"));
        await page.GetByText("/cancel-flow-executions").First.WaitForAsync();
        await page.Locator("#select").SelectOptionAsync("Test control");
        await page.GetByText("/_appflow/clock/advance").First.WaitForAsync();

        Assert.Empty(errors);
    }

    [BrowserFact]
    public async Task Swagger_can_try_a_route_out()
    {
        await using var emulator = new ServedEmulator();
        var page = await chromium.NewPage();

        await page.GotoAsync(emulator.At("/swagger/"));
        await page.Locator("#select").SelectOptionAsync("Test control");
        await page.GetByText("/_appflow/health").First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Try it out" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Execute" }).ClickAsync();

        await page.Locator(".live-responses-table").GetByText("\"appflow-cancel\"").WaitForAsync();
    }
}
