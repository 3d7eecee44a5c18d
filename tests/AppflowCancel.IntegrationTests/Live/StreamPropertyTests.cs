using System.Collections.Concurrent;
using System.Globalization;
using System.Net.ServerSentEvents;
using System.Text.Json;
using AppflowCancel.IntegrationTests.Support;
using CsCheck;

namespace AppflowCancel.IntegrationTests.Live;

/// <summary>
/// Several clients at once do whatever they do: a reader that connected before them gets the history of every run, each entry once,
/// and those of a flow in their order.
/// </summary>
/// <remarks>A failure names its seed; CsCheck_Seed=SEED STREAM_TIMES=100 repeats it and looks for fewer requests that fail too.</remarks>
public sealed class StreamPropertyTests
{
    private const int Samples = 25;
    private const string Marker = "marker";

    private static int Times => int.TryParse(Environment.GetEnvironmentVariable("STREAM_TIMES"), out var times) ? times : 1;

    [Fact]
    public async Task A_reader_gets_the_history_of_every_run_once_and_in_order()
    {
        await using var emulator = new TestEmulator();
        var accounts = 0;
        await ClientStep.Any.Array[1, 10].Array[1, 4].SampleAsync(
            clients => Check(clients, emulator, $"{100_000_000_000 + (Interlocked.Increment(ref accounts) % 900)}"),
            iter: Samples * Times,
            threads: 1,
            print: clients => string.Join('\n', clients.Select((steps, client) => $"client {client}: {string.Join(", ", steps.Select(step => step.ToString()))}")));
    }

    private static async Task Check(ClientStep[][] clients, TestEmulator emulator, string account)
    {
        var flows = string.Join(',', ClientStep.Flows.Append(Marker).Select(name => $$"""{"flowName":"{{name}}","plan":{"runSeconds":3,"cancelSeconds":2} }"""));
        await Send(emulator, account, HttpMethod.Put, "/_appflow/state", $$"""{"now":1790000000,"frozen":true,"flows":[{{flows}}]}""");
        await using var stream = await EventStream.Open(emulator, account: account);

        var runs = new ConcurrentBag<(string Flow, string Run)>();
        await Task.WhenAll(clients.Select((steps, client) => Task.Run(() => Run(steps, client, emulator, account, runs))));
        await Send(emulator, account, HttpMethod.Post, $"/_appflow/flows/{Marker}/runs", $$"""{"executionId":"{{Marker}}"}""");

        var events = await UntilMarker(stream);
        Assert.Equal(events.Select(Sequence).Order(), events.Select(Sequence));
        var told = events.Where(each => each.EventType.StartsWith("run", StringComparison.Ordinal)).Select(each => Answer.Parse(each.Data)).ToList();
        Assert.Equal(runs.Select(run => run.Run).Order(StringComparer.Ordinal), told.Select(Id).Distinct().Order(StringComparer.Ordinal));
        foreach (var (flow, run) in runs)
        {
            Assert.Equal(await Timeline(emulator, account, flow, run), told.Where(each => Id(each) == run).Select(Entry));
        }

        foreach (var flow in told.GroupBy(each => each.GetProperty("flowName").GetString()))
        {
            var times = flow.Select(each => each.GetProperty("at").GetDecimal()).ToList();
            Assert.Equal(times.Order(), times);
        }

        await CheckResumed(emulator, account, stream.First, events);
    }

    // A reader that comes back gets the same again.
    private static async Task CheckResumed(TestEmulator emulator, string account, SseItem<string> connected, List<SseItem<string>> events)
    {
        await using var resumed = await EventStream.Open(emulator, connected.EventId, account);
        SseItem<string>[] again = [resumed.First, .. await resumed.Take(events.Count)];
        Assert.Equal(events.Select(each => (each.EventId, each.Data)), again[..events.Count].Select(each => (each.EventId, each.Data)));
    }

    private static async Task Run(
        ClientStep[] steps, int client, TestEmulator emulator, string account, ConcurrentBag<(string Flow, string Run)> runs)
    {
        List<string> own = [];
        for (var i = 0; i < steps.Length; i++)
        {
            var (method, path, body) = steps[i].Request(own, $"run-{client}-{i}");
            var answer = await Send(emulator, account, method, string.Format(CultureInfo.InvariantCulture, path, account), body);
            if (steps[i].Kind is ClientStepKind.StartFlow or ClientStepKind.PutRun && answer.Status == 200)
            {
                own.Add(answer.Json.GetProperty("executionId").GetString()!);
                runs.Add((ClientStep.Flows[steps[i].Flow], own[^1]));
            }
        }
    }

    private static async Task<List<SseItem<string>>> UntilMarker(EventStream stream)
    {
        List<SseItem<string>> events = [];
        while (await stream.Take(1) is [var next])
        {
            if (next.Data.Contains($"\"executionId\":\"{Marker}\"", StringComparison.Ordinal))
            {
                return events;
            }

            events.Add(next);
        }

        throw new InvalidOperationException("The stream ended.");
    }

    private static async Task<IReadOnlyList<string>> Timeline(TestEmulator emulator, string account, string flow, string run)
    {
        var answer = await Send(emulator, account, HttpMethod.Get, $"/_appflow/flows/{flow}/runs/{run}", null);
        return [.. answer.Json.GetProperty("timeline").EnumerateArray().Select(Entry)];
    }

    private static string Entry(JsonElement json) =>
        $"{json.GetProperty("status").GetString()} at {json.GetProperty("at").GetRawText()}: {json.GetProperty("cause").GetString()}";

    private static string Id(JsonElement json) => json.GetProperty("executionId").GetString()!;

    private static long Sequence(SseItem<string> each) => long.Parse(each.EventId!.Split('-')[1], CultureInfo.InvariantCulture);

    private static Task<Answer> Send(TestEmulator emulator, string account, HttpMethod method, string path, string? body) =>
        emulator.Send(method, path.StartsWith("/_appflow", StringComparison.Ordinal) ? $"{path}?account={account}" : path, body, account);
}
