using System.Net;
using AppflowCancel.IntegrationTests.Support;

namespace AppflowCancel.IntegrationTests.Startup;

public sealed class FirstLineTests
{
    [Fact]
    public async Task The_first_line_names_endpoint_and_version_and_nothing_follows_until_something_changes()
    {
        await using var emulator = await EmulatorProcess.Start();

        Assert.Matches(@"^AppflowCancel [0-9]+\.[0-9]+\.[0-9]+\S* listens on http://127\.0\.0\.1:[1-9][0-9]* \(nothing seeded\)$", emulator.FirstLine);
        for (var i = 0; i < 3; i++)
        {
            (await emulator.Send(HttpMethod.Get, "/_appflow/health")).MustBe(HttpStatusCode.OK);
            (await emulator.Send(HttpMethod.Post, "/list-flows", "{}")).MustBe(HttpStatusCode.OK);
        }

        await emulator.Send(HttpMethod.Delete, "/_appflow/state");
        Assert.Contains("DELETE state 000000000000", await emulator.NextLine(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("C")]
    [InlineData("en_US.UTF-8")]
    public async Task No_byte_order_mark_precedes_it(string locale) =>
        Assert.Equal((byte)'A', await EmulatorProcess.FirstByte(("LC_ALL", locale)));

    [Fact]
    public async Task It_listens_on_loopback_only()
    {
        await using var emulator = await EmulatorProcess.Start();

        Assert.True(IPAddress.IsLoopback(IPAddress.Parse(emulator.Endpoint.Host)));
    }

    [Fact]
    public async Task The_version_is_that_of_the_health_route()
    {
        await using var emulator = await EmulatorProcess.Start();

        var health = (await emulator.Send(HttpMethod.Get, "/_appflow/health")).MustBe(HttpStatusCode.OK).Json;

        Assert.Equal("ok", health.GetProperty("status").GetString());
        Assert.Equal("running", health.GetProperty("services").GetProperty("appflow").GetString());
        Assert.Contains($" {health.GetProperty("version").GetString()} ", emulator.FirstLine, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_ready_once_the_first_line_is_printed()
    {
        await using var emulator = await EmulatorProcess.Start();

        var ready = (await emulator.Send(HttpMethod.Get, "/_appflow/ready")).MustBe(HttpStatusCode.OK).Json;

        Assert.True(ready.GetProperty("ready").GetBoolean());
    }

    [Fact]
    public async Task The_first_line_is_json_when_the_log_is()
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.json", """{"account":"111111111111","region":"eu-west-1","flows":[{"flowName":"orders"}]}""");
        await using var emulator = await EmulatorProcess.Start(("Emulator__LogFormat", "json"), ("Emulator__SeedPath", folder.Path));

        var line = Answer.Parse(emulator.FirstLine);

        Assert.Equal(HttpStatusCode.OK, (HttpStatusCode)(await emulator.Send(HttpMethod.Get, "/health")).Status);
        Assert.Equal(emulator.Endpoint.ToString().TrimEnd('/'), line.GetProperty("endpoint").GetString());
        Assert.Matches(@"^[0-9]+\.", line.GetProperty("version").GetString());
        Assert.Equal("111111111111/eu-west-1", Assert.Single(line.GetProperty("seeded").EnumerateArray()).GetString());
        Assert.Equal(0, line.GetProperty("restored").GetInt32());
    }
}
