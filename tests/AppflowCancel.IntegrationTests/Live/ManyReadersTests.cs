using System.Text.Json;
using AppflowCancel.Domain.Runs;
using AppflowCancel.IntegrationTests.Support;

namespace AppflowCancel.IntegrationTests.Live;

/// <summary>Every reader sees every change that a request after its connection made, exactly once, in the order of the flow's history.</summary>
public sealed class ManyReadersTests
{
    private const int Flows = 3;
    private const int RunsOfAFlow = 20;

    [Fact]
    public async Task Every_reader_gets_the_changes_of_many_clients_once_and_in_order()
    {
        await using var emulator = new TestEmulator();
        var flows = string.Join(',', Enumerable.Range(0, Flows).Select(i => $$"""{"flowName":"flow-{{i}}","plan":{"runSeconds":null,"cancelSeconds":null} }"""));
        await emulator.PutState($$"""{"frozen":true,"flows":[{{flows}}]}""");
        var streams = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => EventStream.Open(emulator)));

        await Task.WhenAll(Enumerable.Range(0, Flows).SelectMany(flow => new[] { StartAll(emulator, flow), StartAll(emulator, flow) }));
        await Task.WhenAll(Enumerable.Range(0, Flows).SelectMany(flow => new[] { CancelAll(emulator, flow), CancelAll(emulator, flow) }));

        // Started twice by RunsOfAFlow requests, and each run cancelled once.
        var seen = await Task.WhenAll(streams.Select(stream => stream.Take(Flows * RunsOfAFlow * 2 * 2)));
        var expected = seen[0].Select(each => each.Data).ToList();
        Assert.Equal(expected.Count, expected.Distinct().Count());
        foreach (var events in seen)
        {
            Assert.Equal(expected, events.Select(each => each.Data));
            Assert.Equal(events.Select(each => Number(each.EventId!)), events.Select(each => Number(each.EventId!)).Order());
        }

        foreach (var run in expected.Select(Parse).GroupBy(each => each.Run))
        {
            Assert.Equal([RunStatus.InProgress, RunStatus.CancelStarted], run.Select(each => each.Status));
        }

        await Task.WhenAll(streams.Select(stream => stream.DisposeAsync().AsTask()));
    }

    private static async Task StartAll(TestEmulator emulator, int flow)
    {
        for (var i = 0; i < RunsOfAFlow; i++)
        {
            await emulator.Post("/start-flow", $$"""{"flowName":"flow-{{flow}}"}""");
        }
    }

    private static Task<Answer> CancelAll(TestEmulator emulator, int flow) => emulator.Post("/cancel-flow-executions", $$"""{"flowName":"flow-{{flow}}"}""");

    private static long Number(string id) => long.Parse(id.Split('-')[1], System.Globalization.CultureInfo.InvariantCulture);

    private static (string Run, RunStatus Status) Parse(string data)
    {
        using var json = JsonDocument.Parse(data);
        return (json.RootElement.GetProperty("executionId").GetString()!, Enum.Parse<RunStatus>(json.RootElement.GetProperty("status").GetString()!));
    }
}
