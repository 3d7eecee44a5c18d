using AppflowCancel.BrowserTests.Support;
using static Microsoft.Playwright.Assertions;

namespace AppflowCancel.BrowserTests.Ui;

[Collection(SharedChromium.Name)]
public sealed class HostileTextTests(Chromium chromium)
{
    private const string Markup = "<img/src=x/onerror=alert(1)>";

    [BrowserFact]
    public async Task Names_ids_and_messages_are_shown_as_text()
    {
        var longest = new string('A', 256);
        await using var ui = await UiSession.Open(chromium, $$"""
            {"now":1790000000,"frozen":true,"flows":[
              {"flowName":"a!@#.-b","runs":[
                {"executionId":"{{Markup}}","startedAt":1789999990,"plan":{"runSeconds":null,"outcome":"Error"} },
                {"executionId":"‮txt.exe","startedAt":1789999991,"plan":{"runSeconds":5,"outcome":"Error","errorMessage":"</dd><script>alert(2)</script>{{Markup}}"} },
                {"executionId":"a/../b?c#d%2e&amp;'\\","startedAt":1789999992,"plan":{"runSeconds":null} }]},
              {"flowName":"{{longest}}"}]}
            """);

        await ui.Row(Markup).ClickAsync();
        await Expect(ui.Page.Locator(".details h2")).ToHaveTextAsync(Markup);
        await ui.Button("Cancel run").ClickAsync();
        await ui.Sees("cancel requested by request");

        await ui.Row("txt.exe").ClickAsync();
        await Expect(ui.Page.Locator(".details .facts")).ToContainTextAsync($"</dd><script>alert(2)</script>{Markup}");

        await ui.Row("a/../b?c#d").ClickAsync();
        await ui.Button("Cancel run").ClickAsync();
        await ui.Sees("cancel requested by request");

        await ui.Row(longest).ClickAsync();
        await Expect(ui.Page.Locator(".details h2")).ToHaveTextAsync(longest);
        Assert.Equal(0, await ui.Page.Locator("main img, main script").CountAsync());
        Assert.False(await ui.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth > window.innerWidth"));
    }
}
