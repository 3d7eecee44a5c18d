using System.Net;
using AppflowCancel.IntegrationTests.Support;

namespace AppflowCancel.IntegrationTests.Control;

/// <summary>Cancel and finish compete for one lock: answers, status and timeline agree, and the loser is refused.</summary>
public sealed class RaceTests
{
    private const int Rounds = 200;

    [Fact]
    public async Task Of_a_concurrent_finish_and_cancel_the_later_reports_what_the_earlier_did()
    {
        await using var emulator = new TestEmulator();
        await emulator.PutFlow();
        await Repeat(async coin =>
        {
            var run = await emulator.StartRun();

            var (finish, cancel) = await RunConcurrently(
                coin, () => emulator.Finish(run, """{"outcome":"Successful"}"""), () => emulator.Cancel(run));

            // A finish may follow a cancel, which then was first; a cancel cannot follow a finish.
            var cancelWasFirst = cancel.Body == """{"invalidExecutions":[]}""";
            Assert.True(cancelWasFirst || cancel.Body == $$"""{"invalidExecutions":["{{run}}"]}""", cancel.Body);
            finish.MustBe(HttpStatusCode.OK);
            Assert.Equal(
                cancelWasFirst
                    ? "0 InProgress: started by StartFlow; 0 CancelStarted: cancel requested by request ID; 0 Successful: finished through the control API"
                    : "0 InProgress: started by StartFlow; 0 Successful: finished through the control API",
                await emulator.Details(run));
        });
    }

    [Fact]
    public async Task Of_two_concurrent_finishes_one_wins_and_the_other_is_refused()
    {
        await using var emulator = new TestEmulator();
        await emulator.PutFlow();
        await Repeat(async coin =>
        {
            var run = await emulator.StartRun();

            var (successful, error) = await RunConcurrently(
                coin, () => emulator.Finish(run, """{"outcome":"Successful"}"""), () => emulator.Finish(run, """{"outcome":"Error"}"""));

            var winner = await emulator.RunMember(run, "/executionStatus");
            var (won, lost) = winner == "Successful" ? (successful, error) : (error, successful);
            won.MustBe(HttpStatusCode.OK);
            lost.MustRefuse(409, $"The run has ended as {winner}.");
        });
    }

    [Fact]
    public async Task Of_a_concurrent_cancel_and_completion_one_wins_and_the_answer_says_which()
    {
        await using var emulator = new TestEmulator();
        await emulator.PutFlow(""","plan":{"runSeconds":1,"cancelSeconds":0}""");
        await Repeat(async coin =>
        {
            var run = await emulator.StartRun();

            var (_, cancel) = await RunConcurrently(
                coin, () => emulator.TryControl(HttpMethod.Post, "/_appflow/clock/advance", """{"seconds":1}"""), () => emulator.Cancel(run));

            var expected = cancel.Body == """{"invalidExecutions":[]}""" ? "Canceled" : "Successful";
            Assert.Equal(expected, await emulator.RunMember(run, "/executionStatus"));
        });
    }

    private static async Task Repeat(Func<Random, Task> round)
    {
        var seed = Random.Shared.Next();
        var coin = new Random(seed);
        for (var i = 0; i < Rounds; i++)
        {
            try
            {
                await round(coin);
            }
            catch (Exception exception)
            {
                throw new InvalidOperationException($"Round {i} of seed {seed}: {exception.Message}", exception);
            }
        }
    }

    private static async Task<(Answer One, Answer Other)> RunConcurrently(Random coin, Func<Task<Answer>> one, Func<Task<Answer>> other)
    {
        var otherFirst = coin.Next(2) == 0 ? Task.Run(other) : null;
        var first = Task.Run(one);
        var second = otherFirst ?? Task.Run(other);
        return (await first, await second);
    }
}
