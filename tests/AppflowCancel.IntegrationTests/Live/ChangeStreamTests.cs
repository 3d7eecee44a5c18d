using System.Net.ServerSentEvents;
using AppflowCancel.IntegrationTests.Support;

namespace AppflowCancel.IntegrationTests.Live;

public sealed class ChangeStreamTests : IAsyncDisposable
{
    private readonly TestEmulator _emulator = new();

    public ValueTask DisposeAsync() => _emulator.DisposeAsync();

    [Fact]
    public async Task Sends_the_changes_of_a_request_in_order_with_its_id()
    {
        await _emulator.PutState("""
            {"now":1790000000,"frozen":true,"flows":[{"flowName":"orders","runs":[
              {"executionId":"run-1","startedAt":1789999990,"plan":{"runSeconds":null,"cancelSeconds":5}},
              {"executionId":"run-2","startedAt":1789999995,"plan":{"runSeconds":null,"cancelSeconds":5}}]}]}
            """);
        await using var stream = await EventStream.Open(_emulator);

        var cancel = await _emulator.Post("/cancel-flow-executions", """{"flowName":"orders"}""");
        await _emulator.Advance(5);

        var id = cancel.Headers["x-amzn-RequestId"];
        Assert.Equal("connected", stream.First.EventType);
        Assert.Equal(
            [
                ("runCancelRequested", Event("run-1", "CancelStarted", "1790000000.000", $"cancel requested by request {id}", id)),
                ("runCancelRequested", Event("run-2", "CancelStarted", "1790000000.000", $"cancel requested by request {id}", id)),
                ("runFinished", Event("run-1", "Canceled", "1790000005.000", "canceled")),
                ("runFinished", Event("run-2", "Canceled", "1790000005.000", "canceled")),
                ("clockChanged", """{"account":"123456789012","at":1790000005.000}"""),
            ],
            (await stream.Take(5)).Select(each => (each.EventType, each.Data)));
    }

    [Fact]
    public async Task Sends_that_a_request_was_answered_even_if_it_changed_nothing()
    {
        await _emulator.PutState("{}");
        await using var stream = await EventStream.Open(_emulator);

        await _emulator.Post("/list-flows", "{}");

        Assert.Equal("requests", (await stream.Next())?.EventType);
    }

    [Fact]
    public async Task Continues_after_the_last_event_that_the_client_has_seen()
    {
        await _emulator.PutState("""{"flows":[{"flowName":"orders"}]}""");
        IReadOnlyList<SseItem<string>> seen;
        await using (var first = await EventStream.Open(_emulator))
        {
            await Start("run-1", "run-2", "run-3");
            seen = await first.Take(3);
        }

        await Start("run-4");
        await using var second = await EventStream.Open(_emulator, lastEventId: seen[1].EventId);

        Assert.Equal(seen[2], second.First);
        Assert.Contains("run-4", (await second.Take(1)).Single().Data);
    }

    [Theory]
    [InlineData("0-0")]
    [InlineData("nonsense")]
    [InlineData("deadbeef-12")]
    [InlineData("deadbeef-99999999999999999999999")]
    public async Task Starts_with_resync_when_it_does_not_know_the_last_event(string id)
    {
        await _emulator.PutState("{}");
        await using var stream = await EventStream.Open(_emulator, id);

        await _emulator.PutState("""{"flows":[{"flowName":"orders"}]}""");

        Assert.Equal("resync", stream.First.EventType);
        Assert.Equal("accountReplaced", (await stream.Take(1)).Single().EventType);
    }

    [Fact]
    public async Task Starts_with_resync_when_too_much_has_happened_meanwhile()
    {
        await _emulator.PutState("""{"flows":[{"flowName":"orders"}]}""");
        await using var witness = await EventStream.Open(_emulator);
        var flows = string.Join(',', Enumerable.Range(0, 3_000).Select(i => $$"""{"flowName":"flow-{{i}}"}"""));

        await _emulator.Control(HttpMethod.Post, "/_appflow/state", $$"""{"flows":[{{flows}}]}""");
        while ((await witness.Take(1)) is [var each] && !each.Data.Contains("\"flow-2999\"", StringComparison.Ordinal))
        {
        }

        await using var late = await EventStream.Open(_emulator, witness.First.EventId);
        Assert.Equal("resync", late.First.EventType);
    }

    [Fact]
    public async Task Ends_when_the_account_is_removed()
    {
        await _emulator.PutState("""{"flows":[{"flowName":"orders"}]}""");
        await using var stream = await EventStream.Open(_emulator);

        await _emulator.Control(HttpMethod.Post, "/_appflow/reset");

        Assert.Equal("accountDropped", (await stream.Take(1)).Single().EventType);
        Assert.Empty(await stream.Take(1));
    }

    [Fact]
    public async Task Continues_when_a_state_document_replaces_the_account()
    {
        await _emulator.PutState("""{"flows":[{"flowName":"orders"}]}""");
        await using var stream = await EventStream.Open(_emulator);

        await _emulator.PutState("""{"flows":[{"flowName":"invoices"}]}""");
        await _emulator.Post("/start-flow", """{"flowName":"invoices"}""");

        Assert.Equal(["accountReplaced", "runStarted"], (await stream.Take(2)).Select(each => each.EventType));
    }

    [Fact]
    public async Task Gets_changes_of_its_own_account_only_and_creates_none()
    {
        await using var stream = await EventStream.Open(_emulator, account: "999999999999");

        await _emulator.PutState("""{"flows":[{"flowName":"orders"}]}""");
        var accounts = await _emulator.Control(HttpMethod.Get, "/_appflow/accounts");
        await _emulator.Control(HttpMethod.Put, "/_appflow/state?account=999999999999", """{"flows":[]}""");

        Assert.Equal(1, accounts.GetProperty("accounts").GetArrayLength());
        Assert.Contains("999999999999", (await stream.Take(1)).Single().Data);
    }

    [Fact]
    public async Task Sends_a_comment_every_15_idle_seconds_so_that_proxies_keep_the_connection()
    {
        var time = new ManualTime();
        await using var emulator = new TestEmulator { Time = time };
        using var response = await emulator.Client.GetAsync($"/_appflow/changes?account={TestEmulator.Account}", HttpCompletionOption.ResponseHeadersRead);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync());
        while (await reader.ReadLineAsync() is { Length: > 0 })
        {
        }

        for (var i = 0; i < 2; i++)
        {
            await time.UntilTimerDueIn(15);
            time.Advance(15);
            Assert.Equal(":", await reader.ReadLineAsync());
            Assert.Equal("", await reader.ReadLineAsync());
        }

        Assert.Equal("no", response.Headers.GetValues("X-Accel-Buffering").Single());
    }

    private async Task Start(params string[] ids)
    {
        foreach (var id in ids)
        {
            await _emulator.Control(HttpMethod.Post, "/_appflow/flows/orders/runs", $$"""{"executionId":"{{id}}"}""");
        }
    }

    private static string Event(string run, string status, string at, string cause, string? request = null) =>
        $$"""{"account":"123456789012","region":"us-east-1","flowName":"orders","executionId":"{{run}}","status":"{{status}}","at":{{at}},"cause":"{{cause}}"{{(request is null ? "" : $",\"requestId\":\"{request}\"")}}}""";
}
