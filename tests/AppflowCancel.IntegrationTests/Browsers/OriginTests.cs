using System.Net;
using AppflowCancel.IntegrationTests.Support;

namespace AppflowCancel.IntegrationTests.Browsers;

public sealed class OriginTests
{
    /// <summary>Every path that can change anything, and the paths for reading.</summary>
    public static readonly TheoryData<string, string> Routes = new()
    {
        { "POST", "/cancel-flow-executions" },
        { "POST", "/create-flow" },
        { "POST", "/no-such-operation" },
        { "DELETE", "/tags/arn%3Aaws%3Aappflow%3Aus-east-1%3A123456789012%3Aflow%2Forders?tagKeys=a" },
        { "POST", "/_appflow/reset" },
        { "POST", "/_appflow/clock/advance" },
        { "PUT", "/_appflow/clock" },
        { "POST", "/_appflow/state" },
        { "PUT", "/_appflow/faults" },
        { "POST", "/_appflow/flows/orders/runs" },
        { "POST", "/_appflow/flows/orders/runs/run-1/finish" },
        { "GET", "/_appflow/state" },
        { "GET", "/_appflow/health" },
        { "GET", "/health" },
        { "GET", "/openapi/control.json" },
        { "GET", "/swagger/index.html" },
    };

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task A_page_of_another_origin_is_refused_on_every_route(string method, string path)
    {
        await using var emulator = new TestEmulator();

        var answer = await Send(emulator, method, path, ("Origin", "http://evil.example"));

        answer.MustBe(HttpStatusCode.Forbidden);
        Assert.Equal(
            "A page of origin http://evil.example may not call this emulator. Set Emulator__AllowedOrigins=http://evil.example to allow it.",
            answer.Message);
        Assert.DoesNotContain("Access-Control-Allow-Origin", answer.Headers.Keys);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("http://localhost:3000")]
    [InlineData("http://localhost.evil.example")]
    [InlineData("http://localhost@evil.example")]
    [InlineData("file://localhost")]
    [InlineData("localhost")]
    public async Task An_origin_that_is_not_the_host_itself_is_refused(string origin)
    {
        await using var emulator = new TestEmulator();

        (await Send(emulator, "POST", "/_appflow/reset", ("Origin", origin))).MustBe(HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("cross-site")]
    [InlineData("same-site")]
    [InlineData("anything")]
    public async Task A_resource_for_another_site_without_an_origin_is_refused(string site)
    {
        await using var emulator = new TestEmulator();

        var answer = await Send(emulator, "GET", "/_appflow/clock", ("Sec-Fetch-Site", site));

        answer.MustBe(HttpStatusCode.Forbidden);
        Assert.Contains("Emulator__AllowedOrigins", answer.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "same-origin")]
    [InlineData("Sec-Fetch-Site", "none")]
    [InlineData("Origin", "http://localhost")]
    [InlineData("Origin", "https://LOCALHOST")]
    public async Task The_emulators_own_pages_and_the_user_pass(string header, string value)
    {
        await using var emulator = new TestEmulator();

        (await Send(emulator, "POST", "/_appflow/reset", (header, value))).MustBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Two_origins_are_refused_though_one_is_the_host_itself()
    {
        await using var emulator = new TestEmulator();

        (await Send(emulator, "POST", "/_appflow/reset", ("Origin", "http://localhost"), ("Origin", "http://evil.example")))
            .MustBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_link_from_another_site_opens_a_page_but_nothing_else()
    {
        await using var emulator = new TestEmulator();
        (string, string)[] link = [("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Mode", "navigate"), ("Sec-Fetch-Dest", "document")];
        (string, string)[] frame = [("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Mode", "navigate"), ("Sec-Fetch-Dest", "iframe")];

        (await Send(emulator, "GET", "/swagger/index.html", link)).MustBe(HttpStatusCode.OK);
        (await Send(emulator, "GET", "/_appflow/state", link)).MustBe(HttpStatusCode.Forbidden);
        (await Send(emulator, "GET", "/swagger/index.html", frame)).MustBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Each_refused_origin_is_logged_once_and_only_a_hundred_of_them()
    {
        var log = new LogLines();
        await using var emulator = new TestEmulator { Log = log };
        for (var i = 0; i < 300; i++)
        {
            await Send(emulator, "POST", "/_appflow/reset", ("Origin", $"http://evil{i / 2}.example"));
        }

        Assert.Equal(100, log.All.Count(line => line.Contains("evil", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_long_origin_is_truncated_in_the_answer_and_the_log()
    {
        var log = new LogLines();
        await using var emulator = new TestEmulator { Log = log };

        var answer = await Send(emulator, "POST", "/_appflow/reset", ("Origin", "http://" + new string('x', 10_000)));

        Assert.InRange(answer.Body.Length, 1, 1_000);
        Assert.All(log.All, line => Assert.InRange(line.Length, 1, 1_000));
    }

    private static async Task<Answer> Send(TestEmulator emulator, string method, string path, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await emulator.Send(request);
    }
}
