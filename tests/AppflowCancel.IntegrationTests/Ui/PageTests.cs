using System.Net;
using System.Text.RegularExpressions;
using AppflowCancel.IntegrationTests.Support;
using AppflowCancel.Ui;

namespace AppflowCancel.IntegrationTests.Ui;

public sealed partial class PageTests
{
    private const int Limit = 100_000;

    [Fact]
    public async Task Every_file_that_the_page_references_is_served()
    {
        await using var emulator = new TestEmulator();
        var page = (await emulator.Send(HttpMethod.Get, "/_appflow/ui")).MustBe(HttpStatusCode.OK);
        Assert.Equal("text/html; charset=utf-8", page.Headers["Content-Type"]);

        var named = NamedFiles().Matches(page.Body).Select(match => match.Groups[1].Value).Distinct().ToList();
        var imported = Sources("*.js").SelectMany(source => Imports().Matches(source).Select(match => match.Groups[1].Value)).Distinct().ToList();
        Assert.Contains("app.js", named);
        Assert.Contains("dom.js", imported);
        foreach (var file in named.Concat(imported).Distinct())
        {
            var answer = (await emulator.Send(HttpMethod.Get, $"/_appflow/ui/{file}")).MustBe(HttpStatusCode.OK);
            Assert.Equal(TypeOf(file), answer.Headers["Content-Type"]);
            Assert.Equal("nosniff", answer.Headers["X-Content-Type-Options"]);
        }
    }

    [Fact]
    public async Task The_page_allows_scripts_and_styles_of_its_own_and_nothing_else()
    {
        await using var emulator = new TestEmulator();
        var page = (await emulator.Send(HttpMethod.Get, "/_appflow/ui")).MustBe(HttpStatusCode.OK);

        var policy = page.Headers["Content-Security-Policy"];
        Assert.StartsWith("default-src 'none'; script-src 'self'; style-src 'self';", policy);
        Assert.Contains("frame-ancestors 'none'", policy);
        Assert.DoesNotContain("unsafe", policy);
        Assert.Equal("same-origin", page.Headers["Cross-Origin-Resource-Policy"]);
        Assert.Equal("no-referrer", page.Headers["Referrer-Policy"]);
    }

    [Fact]
    public async Task An_unchanged_file_is_not_sent_again()
    {
        await using var emulator = new TestEmulator();
        var first = (await emulator.Send(HttpMethod.Get, "/_appflow/ui/app.js")).MustBe(HttpStatusCode.OK);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/_appflow/ui/app.js");
        request.Headers.TryAddWithoutValidation("If-None-Match", first.Headers["ETag"]);

        var second = await emulator.Send(request);

        Assert.Equal(304, second.Status);
        Assert.Empty(second.Body);
    }

    [Theory]
    [InlineData("/_appflow/ui/nothing.js")]
    [InlineData("/_appflow/ui/index.html")]
    [InlineData("/_appflow/ui/../state")]
    [InlineData("/_appflow/ui/%2e%2e/%2e%2e/appsettings.json")]
    public async Task Only_files_of_the_page_are_served(string path)
    {
        await using var emulator = new TestEmulator();
        var answer = await emulator.Send(HttpMethod.Get, path);
        Assert.NotEqual("text/javascript; charset=utf-8", answer.Headers.GetValueOrDefault("Content-Type"));
        Assert.NotEqual("text/html; charset=utf-8", answer.Headers.GetValueOrDefault("Content-Type"));
    }

    [Fact]
    public void The_page_is_small() => Assert.InRange(PageFile.All.Value.Values.Sum(file => file.Content.Length), 1, Limit);

    [Fact]
    public void Nothing_on_the_page_becomes_markup_or_code() => Assert.All(Sources("*.js"), source => Assert.Empty(
        Sinks().Matches(source).Select(match => match.Value)));

    [Fact]
    public void The_page_names_no_other_origin() => Assert.All(
        Sources("*.js").Concat(Sources("*.css")).Concat(Sources("*.html")),
        source => Assert.DoesNotContain(Origins().Matches(source).Select(match => match.Value), origin => origin != "http://www.w3.org"));

    private static IEnumerable<string> Sources(string pattern) => PageFile.All.Value
        .Where(file => file.Key.EndsWith(pattern[1..], StringComparison.Ordinal))
        .Select(file => System.Text.Encoding.UTF8.GetString(file.Value.Content));

    private static string TypeOf(string file) => Path.GetExtension(file) switch
    {
        ".js" => "text/javascript; charset=utf-8",
        ".css" => "text/css; charset=utf-8",
        _ => "image/svg+xml",
    };

    [GeneratedRegex("(?:href|src)=\"ui/([^\"]+)\"")]
    private static partial Regex NamedFiles();

    [GeneratedRegex(@"(?:from|import\() ?'\./([^']+)'")]
    private static partial Regex Imports();

    [GeneratedRegex(@"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|DOMParser|srcdoc|javascript:")]
    private static partial Regex Sinks();

    [GeneratedRegex(@"https?://[\w.-]+")]
    private static partial Regex Origins();
}
