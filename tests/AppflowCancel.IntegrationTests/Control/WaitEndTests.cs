using System.Net;
using AppflowCancel.IntegrationTests.Support;

namespace AppflowCancel.IntegrationTests.Control;

/// <summary>Pending waits whose run is removed; and the cost of many waits.</summary>
public sealed class WaitEndTests
{
    private const string Scheduled = """
        {"flows":[{"flowName":"orders","flowStatus":"Active",
                   "triggerConfig":{"triggerType":"Scheduled","triggerProperties":{"Scheduled":{"scheduleExpression":"rate(1hours)"}}},
                   "runs":[{"executionId":"run-1","executionStatus":"Scheduled","origin":"Schedule"}]}]}
        """;

    [Theory]
    [InlineData("POST", "/_appflow/reset", null)]
    [InlineData("DELETE", "/_appflow/state?account=123456789012", null)]
    [InlineData("PUT", "/_appflow/state?account=123456789012", """{"flows":[{"flowName":"orders","runs":[{"executionId":"run-1","executionStatus":"Canceled"}]}]}""")]
    [InlineData("POST", "/_appflow/state?account=123456789012", """{"flows":[{"flowName":"orders"}]}""")]
    [InlineData("POST", "/delete-flow", """{"flowName":"orders","forceDelete":true}""")]
    public async Task A_pending_wait_is_refused_when_its_run_is_removed(string method, string path, string? body)
    {
        var time = new ManualTime();
        await using var emulator = new TestEmulator { Time = time };
        await emulator.PutRuns(("run-1", "CancelStarted"));
        var wait = emulator.Wait("Canceled");
        await time.UntilTimers(Waits.Timers);

        (await emulator.Send(new HttpMethod(method), path, body)).MustBe(HttpStatusCode.OK);

        (await wait).MustRefuse(409, "The run was removed and can no longer become Canceled.");
    }

    [Theory]
    [InlineData("/stop-flow", """{"flowName":"orders"}""")]
    [InlineData("/update-flow", """
        {"flowName":"orders","triggerConfig":{"triggerType":"OnDemand"},
         "sourceFlowConfig":SOURCE,"destinationFlowConfigList":DESTINATION,"tasks":TASKS}
        """)]
    public async Task A_pending_wait_for_a_due_run_is_refused_when_the_run_is_dropped(string path, string body)
    {
        var time = new ManualTime();
        await using var emulator = new TestEmulator { Time = time };
        await emulator.PutState(Scheduled);
        var flow = (await emulator.Post("/describe-flow", """{"flowName":"orders"}""")).Json;
        var wait = emulator.Wait("InProgress");
        await time.UntilTimers(Waits.Timers);

        var answer = await emulator.Post(path, body
            .Replace("SOURCE", flow.GetProperty("sourceFlowConfig").GetRawText(), StringComparison.Ordinal)
            .Replace("DESTINATION", flow.GetProperty("destinationFlowConfigList").GetRawText(), StringComparison.Ordinal)
            .Replace("TASKS", flow.GetProperty("tasks").GetRawText(), StringComparison.Ordinal));
        answer.MustBe(HttpStatusCode.OK);

        (await wait.WaitAsync(TimeSpan.FromSeconds(20))).MustRefuse(409, "The run was removed and can no longer become InProgress.");
    }

    [Fact]
    public async Task Two_thousand_waits_are_pending_at_once_without_a_thread_of_their_own_and_one_cancel_answers_them_all()
    {
        const int Many = 2000;
        var time = new ManualTime();
        await using var emulator = new TestEmulator { Time = time };
        await emulator.PutRuns(("run-1", "InProgress"));
        var before = ThreadPool.ThreadCount;

        var waits = Enumerable.Range(0, Many).Select(_ => emulator.Wait("CancelStarted")).ToList();
        await time.UntilTimers(Waits.Timers * Many);
        var during = ThreadPool.ThreadCount;
        Assert.DoesNotContain(waits, wait => wait.IsCompleted);
        await emulator.Cancel("run-1");

        Assert.All(await Task.WhenAll(waits), answer => Assert.Equal(200, answer.Status));
        Assert.True(during - before < 100, $"{before} threads before, {during} while {Many} requests wait");
    }
}
