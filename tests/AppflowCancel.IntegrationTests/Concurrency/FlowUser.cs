using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using AppflowCancel.IntegrationTests.Support;

namespace AppflowCancel.IntegrationTests.Concurrency;

/// <summary>One of several concurrent users who start, cancel, advance and describe, with the answers in order.</summary>
/// <param name="ids">Every run that any user has started.</param>
internal sealed class FlowUser(TestEmulator emulator, Random random, ConcurrentQueue<string> ids, bool cancelsAll)
{
    /// <summary>Statuses of runs, as described.</summary>
    public List<(string Id, string Status)> Seen { get; } = [];

    /// <summary>Ids whose cancel was accepted.</summary>
    public List<string> Accepted { get; } = [];

    /// <summary>Final statuses reached while this user moved the clock.</summary>
    public List<(string Id, string Status)> Ended { get; } = [];

    public async Task Work(int requests)
    {
        for (var i = 0; i < requests; i++)
        {
            await (random.Next(100) switch
            {
                < 25 => Start(),
                < 55 => CancelSome(),
                < 57 when cancelsAll => CancelAll(),
                < 70 => Advance(random.Next(0, 4000) / 1000.0),
                _ => Describe(),
            });
        }
    }

    public async Task Advance(double seconds)
    {
        var advanced = await emulator.Advance(seconds);
        foreach (var transition in advanced.GetProperty("transitions").EnumerateArray())
        {
            if (transition.GetProperty("status").GetString() is var status and not ("InProgress" or "CancelStarted"))
            {
                Ended.Add((transition.GetProperty("executionId").GetString()!, status!));
            }
        }
    }

    private async Task Start()
    {
        var answer = await Send("/start-flow", """{"flowName":"orders"}""");
        ids.Enqueue(answer.GetProperty("executionId").GetString()!);
    }

    private async Task CancelSome()
    {
        var known = ids.ToArray();
        var chosen = Enumerable.Range(0, Math.Min(known.Length, random.Next(1, 4)))
            .Select(back => known[Math.Max(0, known.Length - 1 - random.Next(10) - back)])
            .Distinct()
            .ToList();
        var list = string.Join(',', chosen.Select(id => $"\"{id}\""));
        var answer = await Send("/cancel-flow-executions", $$"""{"flowName":"orders","executionIds":[{{list}}]}""");
        var invalid = answer.GetProperty("invalidExecutions").EnumerateArray().Select(id => id.GetString()!).ToList();
        Accepted.AddRange(chosen.Except(invalid));
    }

    private Task<JsonElement> CancelAll() => Send("/cancel-flow-executions", """{"flowName":"orders"}""");

    private async Task Describe()
    {
        var answer = await Send("/describe-flow-execution-records", """{"flowName":"orders","maxResults":100}""");
        Seen.AddRange(answer.GetProperty("flowExecutions").EnumerateArray()
            .Select(run => (run.GetProperty("executionId").GetString()!, run.GetProperty("executionStatus").GetString()!)));
    }

    private async Task<JsonElement> Send(string path, string body) => (await emulator.Post(path, body)).MustBe(HttpStatusCode.OK).Json;
}
