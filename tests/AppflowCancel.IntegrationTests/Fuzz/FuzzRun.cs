using System.Globalization;
using System.Text;
using AppflowCancel.IntegrationTests.Support;
using Xunit.Abstractions;

namespace AppflowCancel.IntegrationTests.Fuzz;

/// <summary>Sends mutated requests sequentially and checks each answer, and the state after each refusal.</summary>
/// <param name="withStreams">Whether some requests open streams; <paramref name="send"/> then returns the start of the stream.</param>
internal sealed class FuzzRun(ITestOutputHelper output, Func<FuzzRequest, Task<Answer>> send, bool withStreams)
{
    public const int MaxBodyBytes = 8192;
    private const int RequestsOnOneState = 60;
    private const string StateOfAccount = $"/_appflow/state?account={TestEmulator.Account}";

    public static (string Key, string Value)[] Settings =>
    [
        // One account for all callers, so that one export shows every change of a request.
        ("Emulator:Account", TestEmulator.Account),
        ("Emulator:MaxBodyBytes", MaxBodyBytes.ToString(CultureInfo.InvariantCulture)),
        ("Emulator:FinishedRunsKept", "50"),
        ("Emulator:MaxFlows", "8"),
    ];

    /// <summary>FUZZ_SEED repeats a run; FUZZ_TIMES makes it longer.</summary>
    public async Task Run(int requests)
    {
        var seed = Setting("FUZZ_SEED") ?? Random.Shared.Next();
        requests *= Setting("FUZZ_TIMES") ?? 1;
        output.WriteLine($"FUZZ_SEED={seed} repeats this run of {requests} requests.");
        var mutator = new RequestMutator(new Random(seed), MaxBodyBytes, withStreams);
        var answers = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var before = "";
        for (var i = 0; i < requests; i++)
        {
            if (i % RequestsOnOneState == 0)
            {
                (await send(FuzzRequest.Of("PUT", StateOfAccount, Corpus.State))).MustBe(System.Net.HttpStatusCode.OK);
                before = await State();
            }

            var request = mutator.Next();
            var answer = await send(request);
            var after = await State();
            var problem = AnswerRules.Validate(request, answer);
            Assert.True(problem is null, $"Seed {seed}, request {i}: {problem}\n\n{request}\n\n{Format(answer)}");
            Assert.True(
                answer.Status < 400 || after == before,
                $"Seed {seed}, request {i}: a refusal that changed something\n\n{request}\n\n{Format(answer)}\n\nbefore {before}\n\nafter {after}");
            before = after;
            Count(answers, answer);
        }

        output.WriteLine(string.Join(Environment.NewLine, answers.Select(each => $"{each.Value,6} {each.Key}")));

        // If every mutated request is refused, only one line of code is tested.
        Assert.True(answers.GetValueOrDefault("200") > requests / 20 && answers.Count > 10);
    }

    private static int? Setting(string variable) =>
        Environment.GetEnvironmentVariable(variable) is { } value ? int.Parse(value, CultureInfo.InvariantCulture) : null;

    private async Task<string> State() => (await send(FuzzRequest.Of("GET", StateOfAccount))).MustBe(System.Net.HttpStatusCode.OK).Body;

    private static void Count(SortedDictionary<string, int> answers, Answer answer)
    {
        var kind = $"{answer.Status} {answer.ErrorType}".TrimEnd();
        answers[kind] = answers.GetValueOrDefault(kind) + 1;
    }

    private static string Format(Answer answer)
    {
        var text = new StringBuilder($"{answer.Status}\n");
        foreach (var (name, value) in answer.Headers)
        {
            text.Append(CultureInfo.InvariantCulture, $"{name}: {value}\n");
        }

        return text.Append('\n').Append(answer.Body).ToString();
    }
}
