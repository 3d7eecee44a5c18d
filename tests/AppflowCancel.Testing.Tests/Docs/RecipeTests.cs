namespace AppflowCancel.Testing.Tests.Docs;

/// <summary>The C# recipes of docs/recipes.md, verbatim.</summary>
public sealed class RecipeTests : IAsyncLifetime
{
    private AppflowEmulator _emulator = null!;
#pragma warning disable IDE1006 // Named as in the recipes, whose text this code must equal.
    private Sandbox sandbox = null!;
#pragma warning restore IDE1006

    public async Task InitializeAsync()
    {
        _emulator = await AppflowEmulator.StartAsync();
        sandbox = await _emulator.CreateSandboxAsync();
    }

    public async Task DisposeAsync() => await _emulator.DisposeAsync();

    [Fact]
    public async Task Cancel_before_it_finishes()
    {
        await sandbox.PutFlowAsync("orders", new RunPlan { RunFor = Timeout.InfiniteTimeSpan });
        var run = await sandbox.StartRunAsync("orders");

        Assert.Empty(await sandbox.CancelAsync("orders"));
        Assert.Equal(RunStatus.CancelStarted, await run.GetStatusAsync());
        await sandbox.Clock.AdvanceToNextTransitionAsync();
        Assert.Equal(RunStatus.Canceled, await run.GetStatusAsync());
    }

    [Fact]
    public async Task A_cancel_that_loses_the_race()
    {
        await sandbox.PutFlowAsync("orders", new RunPlan { CancelOutcome = RunStatus.Successful });
        var run = await sandbox.StartRunAsync("orders");

        Assert.True(await run.CancelAsync());
        await sandbox.Clock.AdvanceAsync(TimeSpan.FromSeconds(2));
        Assert.Equal(RunStatus.Successful, await run.GetStatusAsync());

        var finished = await sandbox.StartRunAsync("orders", "run-2");
        await finished.FinishAsync(RunStatus.Successful);
        Assert.Equal(["run-2"], await sandbox.CancelAsync("orders", ["run-2"]));
    }

    [Fact]
    public async Task A_cancel_that_waits_for_a_batch()
    {
        await sandbox.PutFlowAsync("orders", new RunPlan { RunFor = TimeSpan.FromHours(1), BatchFor = TimeSpan.FromMinutes(1) });
        var run = await sandbox.StartRunAsync("orders");
        await sandbox.Clock.AdvanceAsync(TimeSpan.FromSeconds(10));

        Assert.True(await run.CancelAsync());
        Assert.Empty(await sandbox.Clock.AdvanceAsync(TimeSpan.FromSeconds(49)));
        var happened = await sandbox.Clock.AdvanceAsync(TimeSpan.FromSeconds(3));
        Assert.Equal(RunStatus.Canceled, happened[^1].Status);
        Assert.Equal(6000, (await run.GetAsync()).Result.RecordsProcessed);
    }

    [Fact]
    public async Task Throttled_cancels()
    {
        await sandbox.PutFlowAsync("orders", new RunPlan { RunFor = Timeout.InfiniteTimeSpan });
        await sandbox.StartRunAsync("orders");
        await sandbox.Faults.ThrottleAsync("CancelFlowExecutions", times: 2);

        await CancelWithThreeAttempts();

        var requests = await sandbox.Requests.ListAsync(operation: "CancelFlowExecutions");
        Assert.Equal([429, 429, 200], requests.Select(request => request.Status));
    }

    [Fact]
    public async Task A_client_that_waits_forever_for_a_canceled_run()
    {
        await sandbox.PutFlowAsync("orders", new RunPlan { RunFor = Timeout.InfiniteTimeSpan });
        var run = await sandbox.StartRunAsync("orders");
        await run.CancelAsync();
        await sandbox.Clock.AdvanceToNextTransitionAsync();
        var canceledAt = (await run.GetAsync()).LastUpdatedAt;

        await PollUntilItEnds();

        var polls = await sandbox.Requests.ListAsync("DescribeFlowExecutionRecords", since: canceledAt);
        Assert.Single(polls);
    }

    // The code under test.
    private async Task CancelWithThreeAttempts()
    {
        for (var attempt = 1; attempt <= 3; attempt++)
        {
            try
            {
                await sandbox.CancelAsync("orders");
            }
            catch (AppflowControlException exception) when (exception.ErrorType == "ThrottlingException")
            {
            }
        }
    }

    private async Task PollUntilItEnds()
    {
        using var http = sandbox.CreateHttpClient();
        using var body = new StringContent("""{"flowName":"orders"}""", System.Text.Encoding.UTF8, "application/json");
        using var response = await http.PostAsync("/describe-flow-execution-records", body);
    }
}
