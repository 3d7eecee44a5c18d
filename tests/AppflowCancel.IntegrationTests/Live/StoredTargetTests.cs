using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using AppflowCancel.IntegrationTests.Startup;
using AppflowCancel.IntegrationTests.Support;
using AppflowCancel.Live;
using Microsoft.Extensions.DependencyInjection;

namespace AppflowCancel.IntegrationTests.Live;

/// <summary>Report targets belong to the account's state: they are exported, imported and stored, and deliveries continue.</summary>
public sealed class StoredTargetTests : IAsyncLifetime, IDisposable
{
    private const string State = """{"now":1790000000,"frozen":true,"flows":[{"flowName":"orders","plan":{"runSeconds":10}}]}""";

    private readonly TemporaryFolder _folder = new();
    private ReportReceiver _receiver = null!;

    public async Task InitializeAsync() => _receiver = await ReportReceiver.Start();

    public async Task DisposeAsync() => await _receiver.DisposeAsync();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task An_export_holds_the_targets_and_an_import_of_it_delivers_to_them()
    {
        await using var emulator = new TestEmulator();
        await emulator.PutState(State);
        await emulator.Control(HttpMethod.Put, "/_appflow/events/targets", $$"""
            [{"url":"{{_receiver.Url}}/listener?key=secret"},{"url":"{{_receiver.Url}}/","form":"PutEvents","eventBusName":"lake"}]
            """);
        var exported = await Export(emulator);
        Assert.Contains(
            $$"""
            "reportTargets":[{"url":"{{_receiver.Url}}/listener?key=secret","form":"Event"},{"url":"{{_receiver.Url}}/","form":"PutEvents","eventBusName":"lake"}]
            """,
            exported);

        await emulator.Control(HttpMethod.Post, "/_appflow/reset");
        await emulator.PutState(exported);

        Assert.Equal(exported, await Export(emulator));
        await emulator.Post("/start-flow", """{"flowName":"orders"}""");
        string?[] paths = [(await _receiver.Next()).Path, (await _receiver.Next()).Path];
        Assert.Equal(["/", "/listener"], paths.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_document_without_targets_takes_them_away_with_PUT_and_leaves_them_with_POST()
    {
        await using var emulator = new TestEmulator();
        await emulator.PutState($$"""{"flows":[],"reportTargets":[{"url":"{{_receiver.Url}}/"}]}""");

        await emulator.Control(HttpMethod.Post, "/_appflow/state", State);
        Assert.Equal(1, await Targets(emulator));
        await emulator.Control(HttpMethod.Post, "/_appflow/state", """{"reportTargets":[]}""");
        Assert.Equal(0, await Targets(emulator));
        await emulator.Control(HttpMethod.Post, "/_appflow/state", $$"""{"reportTargets":[{"url":"{{_receiver.Url}}/"}]}""");
        await emulator.Post("/start-flow", """{"flowName":"orders"}""");
        await _receiver.Next();

        await emulator.PutState(State);
        Assert.Equal(0, await Targets(emulator));
    }

    [Theory]
    [InlineData("""[{"url":"http://example.com/"}]""", "$.reportTargets[0].url leads to example.com; allowed: this machine, private networks")]
    [InlineData("""[{"url":"http://localhost/","secret":"s"}]""", "$.reportTargets[0].secret is not known")]
    [InlineData("""{"url":"http://localhost/"}""", "$.reportTargets is {\"url\":\"http://localhost/\"}; allowed: a list of objects.")]
    public async Task A_target_that_is_wrong_is_refused_with_its_place_and_nothing_changes(string targets, string reason)
    {
        await using var emulator = new TestEmulator();
        await emulator.PutState(State);

        var answer = await emulator.TryControl(HttpMethod.Put, "/_appflow/state", $$"""{"flows":[],"reportTargets":{{targets}}}""");

        Assert.Equal(400, answer.Status);
        Assert.Contains(reason, answer.Message);
        Assert.Contains("orders", await Export(emulator));
    }

    [Fact]
    public async Task A_process_with_a_store_keeps_targets_and_delivers_after_its_restart_the_ends_of_runs_it_started_before()
    {
        string exported;
        await using (var first = WithStore())
        {
            await first.PutState(State);
            await first.Control(HttpMethod.Put, "/_appflow/events/targets", $$"""{"url":"{{_receiver.Url}}/"}""");
            await first.Post("/start-flow", """{"flowName":"orders"}""");
            Assert.Equal("AppFlow Start Flow Run Report", await NextType());
            exported = await Export(first);
        }

        await using var second = WithStore();
        Assert.Equal(exported, await Export(second));
        await second.Advance(10);

        Assert.Equal("AppFlow End Flow Run Report", await NextType());
    }

    [Fact]
    public async Task Changes_and_reports_are_sent_only_after_their_commit()
    {
        var commit = new TaskCompletionSource();
        await using var emulator = new TestEmulator { Replace = services => services.AddSingleton(new Committed(() => commit.Task)) };
        await emulator.PutState(State);
        await emulator.Control(HttpMethod.Put, "/_appflow/events/targets", $$"""{"url":"{{_receiver.Url}}/"}""");
        await using var stream = await EventStream.Open(emulator);

        await emulator.Post("/start-flow", """{"flowName":"orders"}""");
        Assert.Equal("requests", (await stream.Next())?.EventType);
        Assert.Empty((await emulator.Control(HttpMethod.Get, "/_appflow/events")).GetProperty("deliveries").EnumerateArray());
        commit.SetResult();

        Assert.Equal("runStarted", (await stream.Take(1)).Single().EventType);
        Assert.Equal("AppFlow Start Flow Run Report", await NextType());
    }

    [Fact]
    public async Task A_target_that_is_no_longer_allowed_does_not_prevent_the_start()
    {
        await using (var first = WithStore(("Emulator:AllowedTargets", "192.0.2.1")))
        {
            await first.PutState("""{"frozen":true,"flows":[{"flowName":"orders"}],"reportTargets":[{"url":"http://192.0.2.1/"}]}""");
        }

        await using var second = WithStore();
        await second.Post("/start-flow", """{"flowName":"orders"}""");

        JsonElement deliveries;
        do
        {
            deliveries = (await second.Control(HttpMethod.Get, "/_appflow/events")).GetProperty("deliveries");
        }
        while (deliveries.GetArrayLength() == 0 || deliveries[0].GetProperty("state").GetString() == "Pending");

        Assert.StartsWith("192.0.2.1 is neither this machine", deliveries[0].GetProperty("lastError").GetString());
    }

    private TestEmulator WithStore(params (string Key, string Value)[] settings) =>
        new([("Emulator:DataPath", Path.Combine(_folder.Path, "data")), .. settings]);

    private async Task<string?> NextType() => Answer.Parse((await _receiver.Next()).Body).GetProperty("detail-type").GetString();

    private static async Task<int> Targets(TestEmulator emulator) =>
        (await emulator.Control(HttpMethod.Get, "/_appflow/events/targets")).GetProperty("targets").GetArrayLength();

    // Without the indentation of an export.
    private static async Task<string> Export(TestEmulator emulator) =>
        JsonNode.Parse((await emulator.TryControl(HttpMethod.Get, "/_appflow/state")).MustBe(HttpStatusCode.OK).Body)!.ToJsonString();
}
