using System.Collections.Concurrent;
using AppflowCancel.BrowserTests.Support;
using Microsoft.Playwright;

namespace AppflowCancel.BrowserTests.Attacks;

/// <summary>A page that a developer visits tries to control and to read the emulator on their machine.</summary>
[Collection(SharedChromium.Name)]
public sealed class AttackTests(Chromium chromium)
{
    private static readonly string Attack = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Attacks", "attack.js"));

    [BrowserTheory]
    [InlineData("evil.example")]
    [InlineData("localhost")]
    public async Task A_page_of_another_origin_changes_and_reads_nothing_by_any_route(string host)
    {
        await using var target = new Target();
        await using var site = await ForeignSite.Start();
        await target.Fill();
        var before = await target.State();
        var page = await chromium.NewPage();
        var statuses = Watch(page, target.Endpoint);

        await page.GotoAsync(site.At(host));
        var read = await Run(page, target.Endpoint, target.Routes);

        Assert.Empty(read);
        Assert.Equal(before, await target.State());
        Assert.All(statuses, status => Assert.Equal(403, status));
        Assert.True(statuses.Count > 2 * target.Routes.Count, $"{statuses.Count} answers");
    }

    [BrowserFact]
    public async Task A_sandboxed_frame_whose_origin_is_null_changes_and_reads_nothing()
    {
        await using var target = new Target();
        await using var site = await ForeignSite.Start();
        await target.Fill();
        var before = await target.State();
        var page = await chromium.NewPage();

        await page.GotoAsync(site.At("evil.example"));
        await page.EvaluateAsync("""
            document.body.innerHTML = '<iframe name="inner" sandbox="allow-scripts allow-forms" srcdoc="<body></body>"></iframe>'
            """);
        var frame = (await (await page.WaitForSelectorAsync("iframe"))!.ContentFrameAsync())!;
        var read = await frame.EvaluateAsync<string[]>(Attack, Arguments(target.Endpoint, target.Routes));

        Assert.Empty(read);
        Assert.Equal(before, await target.State());
    }

    [BrowserFact]
    public async Task A_name_that_was_rebound_to_this_machine_changes_and_reads_nothing()
    {
        await using var target = new Target();
        await target.Fill();
        var before = await target.State();
        var page = await chromium.NewPage();
        var rebound = new UriBuilder(target.Endpoint) { Host = "rebound.example" }.Uri;

        // The attacker's server served the page; since then its name resolves to the emulator.
        await page.RouteAsync(new Uri(rebound, "/page").ToString(), route => route.FulfillAsync(new() { ContentType = "text/html", Body = "<body></body>" }));
        await page.GotoAsync(new Uri(rebound, "/page").ToString());
        foreach (var (method, path) in new[] { ("POST", "/_appflow/reset"), ("GET", "/_appflow/state"), ("DELETE", "/_appflow/state"), ("POST", "/create-flow") })
        {
            var answer = await page.EvaluateAsync<string>("([path, method]) => fetch(path, { method }).then(answer => answer.text())", new[] { path, method });

            Assert.Contains("Emulator__AllowedHosts=rebound.example", answer, StringComparison.Ordinal);
        }

        Assert.Equal(before, await target.State());
    }

    [BrowserFact]
    public async Task A_page_of_an_allowed_origin_can_control_and_read_it()
    {
        await using var site = await ForeignSite.Start();
        var origin = new Uri(site.At("evil.example")).GetLeftPart(UriPartial.Authority);
        await using var target = new Target(("Emulator:AllowedOrigins", origin));
        var page = await chromium.NewPage();

        await page.GotoAsync(site.At("evil.example"));
        var answer = await page.EvaluateAsync<string>(
            "url => fetch(url, { method: 'PUT', headers: { 'Content-Type': 'application/json' }, body: '{\"frozen\":true}' }).then(answer => answer.text())",
            new Uri(target.Endpoint, "/_appflow/clock").ToString());

        Assert.Contains("\"frozen\":true", answer, StringComparison.Ordinal);
    }

    private static ConcurrentQueue<int> Watch(IPage page, Uri endpoint)
    {
        var statuses = new ConcurrentQueue<int>();
        page.Response += (_, response) =>
        {
            if (new Uri(response.Url).Port == endpoint.Port)
            {
                statuses.Enqueue(response.Status);
            }
        };
        return statuses;
    }

    private static Task<string[]> Run(IPage page, Uri endpoint, IReadOnlyList<TargetRoute> routes) =>
        page.EvaluateAsync<string[]>(Attack, Arguments(endpoint, routes));

    private static object[] Arguments(Uri endpoint, IReadOnlyList<TargetRoute> routes) =>
    [
        endpoint.GetLeftPart(UriPartial.Authority),
        routes.Select(route => new { method = route.Method, path = route.Path, body = route.Body }).ToArray(),
    ];
}
