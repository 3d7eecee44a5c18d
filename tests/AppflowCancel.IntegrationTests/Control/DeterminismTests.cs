using System.Text;
using AppflowCancel.IntegrationTests.Support;

namespace AppflowCancel.IntegrationTests.Control;

/// <summary>The same sequence of requests gives the same answers, byte for byte except for request ids.</summary>
public sealed class DeterminismTests
{
    private static readonly (string Method, string Path, string? Body)[] Sequence =
    [
        ("PUT", "/_appflow/state", """
            {"now":1790000000,"frozen":true,"flows":[{"flowName":"orders","plan":{"batchSeconds":7}},
             {"flowName":"hourly","flowStatus":"Active","triggerConfig":{"triggerType":"Scheduled",
              "triggerProperties":{"Scheduled":{"scheduleExpression":"rate(1hours)"}}}}]}
            """),
        ("PUT", "/_appflow/faults", """{"operation":"StartFlow","error":"ThrottlingException","probability":0.5}"""),
        .. Enumerable.Repeat<(string, string, string?)>(("POST", "/start-flow", """{"flowName":"orders"}"""), 12),
        ("POST", "/_appflow/flows/orders/runs", "{}"),
        ("POST", "/_appflow/clock/advance", """{"seconds":5.5}"""),
        ("POST", "/cancel-flow-executions", """{"flowName":"orders","executionIds":["run-1"]}"""),
        ("POST", "/cancel-flow-executions", """{"flowName":"orders"}"""),
        ("POST", "/cancel-flow-executions", """{"flowName":"orders","executionIds":7}"""),
        ("POST", "/_appflow/clock/advance", """{"to":"nextTransition"}"""),
        ("POST", "/describe-flow-execution-records", """{"flowName":"orders","maxResults":3}"""),
        ("POST", "/_appflow/clock/advance", """{"seconds":7200}"""),
        ("POST", "/describe-flow-execution-records", """{"flowName":"hourly"}"""),
        ("GET", "/_appflow/faults", null),
        ("GET", "/_appflow/requests", null),
        ("GET", "/_appflow/state", null),
    ];

    [Fact]
    public async Task With_a_random_seed_two_processes_give_the_same_answers()
    {
        var first = await Transcript("42");

        Assert.Equal(first, await Transcript("42"));
        Assert.Contains("429 {X-Amzn-Errortype: ThrottlingException; X-Content-Type-Options: nosniff}", first, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_random_seed_gives_other_run_ids()
    {
        Assert.NotEqual(await Transcript("42"), await Transcript("43"));
    }

    [Fact]
    public async Task Without_a_random_seed_the_answers_differ_in_run_ids_only()
    {
        var (first, second) = (await Transcript(null), await Transcript(null));

        Assert.NotEqual(first, second);
        Assert.Equal(Numbered(first), Numbered(second));
    }

    private static async Task<string> Transcript(string? seed)
    {
        await using var emulator = seed is null ? new TestEmulator() : new TestEmulator(("Emulator:RandomSeed", seed));
        var requestIds = new List<string>();
        var transcript = new StringBuilder();
        foreach (var (method, path, body) in Sequence)
        {
            var url = path.StartsWith("/_", StringComparison.Ordinal) ? $"{path}?account={TestEmulator.Account}" : path;
            var answer = await emulator.Send(new HttpMethod(method), url, body);
            var headers = answer.Headers.Where(header => header.Key != "x-amzn-RequestId").OrderBy(header => header.Key, StringComparer.Ordinal)
                .Where(header => header.Key is not ("Content-Type" or "Content-Length")).Select(header => $"{header.Key}: {header.Value}");
            transcript.Append($"{method} {path}\n{answer.Status} {{{string.Join("; ", headers)}}}\n{answer.Body}\n");
            requestIds.AddRange(answer.Headers.Where(header => header.Key == "x-amzn-RequestId").Select(header => header.Value));
        }

        requestIds.ForEach(id => transcript.Replace(id, "REQUEST"));
        return transcript.ToString();
    }

    /// <summary>Replaces every id with the number of its first appearance, and removes page tokens, which contain ids.</summary>
    private static string Numbered(string transcript)
    {
        var known = new List<string>();
        return ControlSteps.Uuid().Replace(transcript, match =>
        {
            if (!known.Contains(match.Value))
            {
                known.Add(match.Value);
            }

            return $"ID{known.IndexOf(match.Value)}";
        });
    }
}
