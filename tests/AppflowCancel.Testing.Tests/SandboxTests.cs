using System.Net;
using System.Text;

namespace AppflowCancel.Testing.Tests;

public sealed class SandboxTests : SandboxTest
{
    [Fact]
    public void It_has_what_an_SDK_client_needs()
    {
        Assert.Equal(Emulator.Endpoint, Sandbox.Endpoint);
        Assert.Matches("^[0-9]{12}$", Sandbox.AccountId);
        Assert.Equal(Sandbox.AccountId, Sandbox.AccessKeyId);
        Assert.NotEmpty(Sandbox.SecretAccessKey);
        Assert.Equal("us-east-1", Sandbox.Region);
    }

    [Fact]
    public async Task A_flow_is_there_with_its_tags()
    {
        await Sandbox.PutFlowAsync("orders", tags: new Dictionary<string, string> { ["team"] = "data" });

        var flow = await Post("/describe-flow", """{"flowName":"orders"}""");

        Assert.Contains("\"tags\":{\"team\":\"data\"}", flow, StringComparison.Ordinal);
        Assert.Contains($"arn:aws:appflow:us-east-1:{Sandbox.AccountId}:flow/orders", flow, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_flow_is_in_the_region_of_the_sandbox()
    {
        var frankfurt = await Emulator.CreateSandboxAsync(Sandbox.AccountId, "eu-central-1");
        await frankfurt.PutFlowAsync("orders", Plans.Endless);
        var run = await frankfurt.StartRunAsync("orders");

        Assert.True(await run.CancelAsync());
        Assert.Equal(run.Id, Assert.Single(await frankfurt.ListRunsAsync("orders")).Id);
        Assert.Empty(await Sandbox.ListRunsAsync("orders"));
        Assert.Equal("eu-central-1", Assert.Single(await frankfurt.Requests.ListAsync()).Region);
    }

    [Fact]
    public async Task A_plan_applies_to_the_next_runs()
    {
        await Sandbox.PutFlowAsync("orders", Plans.Endless);
        var first = await Sandbox.StartRunAsync("orders");
        await Sandbox.PutPlanAsync("orders", new RunPlan { RunFor = TimeSpan.FromSeconds(0.5), Outcome = RunStatus.Error, ErrorMessage = "The bucket is gone." });
        var second = await Sandbox.StartRunAsync("orders");

        var happened = await Sandbox.Clock.AdvanceAsync(TimeSpan.FromDays(1));

        Assert.Equal((second.Id, RunStatus.Error), (Assert.Single(happened).RunId, happened[0].Status));
        Assert.Equal("The bucket is gone.", (await second.GetAsync()).Result.Error?.Message);
        Assert.Equal(RunStatus.InProgress, await first.GetStatusAsync());
    }

    [Fact]
    public async Task Every_part_of_a_plan_has_its_effect()
    {
        await Sandbox.PutFlowAsync("orders");
        var run = await Sandbox.StartRunAsync("orders", "run-1", new RunPlan
        {
            RunFor = Timeout.InfiniteTimeSpan,
            BatchFor = TimeSpan.FromSeconds(10),
            CancelFor = TimeSpan.FromSeconds(3),
            CancelOutcome = RunStatus.Successful,
            RecordsPerSecond = 2,
            BytesPerRecord = 5,
        });
        await run.CancelAsync();

        await Sandbox.Clock.AdvanceToNextTransitionAsync();

        var details = await run.GetAsync();
        Assert.Equal(TimeSpan.FromSeconds(13), details.LastUpdatedAt - details.StartedAt);
        Assert.Equal(RunStatus.Successful, details.Status);
        Assert.Equal((20, 100, 100), (details.Result.RecordsProcessed, details.Result.BytesProcessed, details.Result.BytesWritten));
    }

    [Fact]
    public async Task A_run_may_start_in_the_past_or_in_the_future()
    {
        await Sandbox.PutFlowAsync("orders", Plans.Endless);
        var now = (await Sandbox.Clock.GetAsync()).Now;

        var past = await Sandbox.StartRunAsync("orders", "past", startedAt: now.AddHours(-1));
        var future = await Sandbox.StartRunAsync("orders", "future", startedAt: now.AddHours(1));

        Assert.Equal(now.AddHours(-1), (await past.GetAsync()).StartedAt);
        Assert.Equal(RunStatus.Scheduled, await future.GetStatusAsync());
        Assert.Equal(["future"], await Sandbox.CancelAsync("orders", ["past", "future"]));
    }

    [Fact]
    public async Task Runs_are_listed_oldest_first()
    {
        await Sandbox.PutFlowAsync("orders");
        await Sandbox.StartRunAsync("orders", "run-1");
        await Sandbox.Clock.AdvanceAsync(TimeSpan.FromSeconds(1));
        await Post("/start-flow", """{"flowName":"orders"}""");

        var runs = await Sandbox.ListRunsAsync("orders");

        Assert.Equal(2, runs.Count);
        Assert.Equal(("orders", "run-1"), (runs[0].FlowName, runs[0].Id));
    }

    [Fact]
    public async Task A_cancel_that_AWS_refuses_is_an_error_of_AWSs_type()
    {
        var exception = await Assert.ThrowsAsync<AppflowControlException>(() => Sandbox.CancelAsync("orders"));

        Assert.Equal("ResourceNotFoundException", exception.ErrorType);
        Assert.Equal(HttpStatusCode.NotFound, exception.StatusCode);
        Assert.Contains("orders", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refused_setup_says_what_is_allowed()
    {
        await Sandbox.PutFlowAsync("orders");

        var exception = await Assert.ThrowsAsync<AppflowControlException>(
            () => Sandbox.PutPlanAsync("orders", new RunPlan { Outcome = RunStatus.Canceled }));

        Assert.Equal("$.outcome is \"Canceled\"; allowed: Successful, Error.", exception.Message);
        Assert.Equal((HttpStatusCode.BadRequest, null), (exception.StatusCode, exception.ErrorType));
    }

    [Fact]
    public async Task A_dump_has_the_clock_the_timelines_the_faults_and_the_journal()
    {
        await Sandbox.PutFlowAsync("orders", Plans.Endless);
        await Sandbox.StartRunAsync("orders", "run-1");
        await Sandbox.Faults.ThrottleAsync("CancelFlowExecutions");
        await Assert.ThrowsAsync<AppflowControlException>(() => Sandbox.CancelAsync("orders", ["run-1"]));
        await Sandbox.CancelAsync("orders", ["run-1", "run-2"]);

        var dump = await Sandbox.DumpAsync();

        Assert.Contains($"Account {Sandbox.AccountId} in us-east-1", dump, StringComparison.Ordinal);
        Assert.Matches(@"Clock: \d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z, frozen", dump);
        Assert.Contains("Flow orders: 1 runs", dump, StringComparison.Ordinal);
        Assert.Matches(@"run-1 CancelStarted\n.*InProgress: started.*\n.*CancelStarted: cancel requested by request", dump);
        Assert.Contains(
            "ThrottlingException for CancelFlowExecutions, flow any: applied to 1 of ", dump, StringComparison.Ordinal);
        Assert.Contains("CancelFlowExecutions orders run-1 -> 429 ThrottlingException", dump, StringComparison.Ordinal);
        Assert.Contains("CancelFlowExecutions orders run-1 run-2 -> 200, invalid: run-2", dump, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_disposed_sandbox_is_empty()
    {
        await Sandbox.PutFlowAsync("orders");

        await Sandbox.DisposeAsync();

        Assert.Equal("""{"flows":[]}""", await Post("/list-flows", "{}"));
    }

    [Fact]
    public async Task A_call_can_be_cancelled()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Sandbox.PutFlowAsync("orders", cancellationToken: cancelled.Token));
    }

    [Theory]
    [InlineData("a#b.c", "a/b%c?d")]
    [InlineData("or@ders!", "100%")]
    public async Task Names_need_no_escaping(string flow, string run)
    {
        await Sandbox.PutFlowAsync(flow);

        var started = await Sandbox.StartRunAsync(flow, run, Plans.Endless);

        Assert.Equal(run, started.Id);
        Assert.Equal(RunStatus.InProgress, await started.GetStatusAsync());
    }

    private async Task<string> Post(string path, string body)
    {
        using var http = Sandbox.CreateHttpClient();
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await http.PostAsync(path, content);
        return await response.Content.ReadAsStringAsync();
    }
}
