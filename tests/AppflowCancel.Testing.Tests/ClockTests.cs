namespace AppflowCancel.Testing.Tests;

public sealed class ClockTests : IAsyncLifetime
{
    private AppflowEmulator _emulator = null!;
    private Sandbox _sandbox = null!;

    public async Task InitializeAsync()
    {
        _emulator = await AppflowEmulator.StartAsync();
        _sandbox = await _emulator.CreateSandboxAsync();
        await _sandbox.PutFlowAsync("orders");
    }

    public async Task DisposeAsync() => await _emulator.DisposeAsync();

    [Fact]
    public async Task A_new_sandbox_has_a_frozen_clock()
    {
        var first = await _sandbox.Clock.GetAsync();
        var second = await _sandbox.Clock.GetAsync();

        Assert.True(first.IsFrozen);
        Assert.Equal(first.Now, second.Now);
    }

    [Fact]
    public async Task Advancing_returns_the_transitions_in_order()
    {
        var start = (await _sandbox.Clock.GetAsync()).Now;
        await _sandbox.StartRunAsync("orders", "slow", new RunPlan { RunFor = TimeSpan.FromSeconds(20) });
        await _sandbox.StartRunAsync("orders", "quick", new RunPlan { RunFor = TimeSpan.FromSeconds(1.5) });

        var happened = await _sandbox.Clock.AdvanceAsync(TimeSpan.FromSeconds(20));

        Assert.Equal(
            [
                new RunTransition { FlowName = "orders", RunId = "quick", Status = RunStatus.Successful, At = start.AddSeconds(1.5), Cause = "completed" },
                new RunTransition { FlowName = "orders", RunId = "slow", Status = RunStatus.Successful, At = start.AddSeconds(20), Cause = "completed" },
            ],
            happened);
    }

    [Fact]
    public async Task Advancing_to_the_next_transition_does_nothing_without_one()
    {
        var before = await _sandbox.Clock.GetAsync();

        Assert.Empty(await _sandbox.Clock.AdvanceToNextTransitionAsync());
        Assert.Equal(before, await _sandbox.Clock.GetAsync());
    }

    [Fact]
    public async Task It_goes_to_an_instant()
    {
        var run = await _sandbox.StartRunAsync("orders");
        var instant = (await _sandbox.Clock.GetAsync()).Now.AddMinutes(1);

        var happened = await _sandbox.Clock.AdvanceToAsync(instant);

        Assert.Equal(run.Id, Assert.Single(happened).RunId);
        Assert.Equal(instant, (await _sandbox.Clock.GetAsync()).Now);
    }

    [Fact]
    public async Task It_never_goes_back()
    {
        var now = (await _sandbox.Clock.GetAsync()).Now;

        var instant = await Assert.ThrowsAsync<AppflowControlException>(() => _sandbox.Clock.AdvanceToAsync(now.AddSeconds(-1)));
        var duration = await Assert.ThrowsAsync<AppflowControlException>(() => _sandbox.Clock.AdvanceAsync(TimeSpan.FromSeconds(-1)));

        Assert.Contains("time moves forward only", instant.Message, StringComparison.Ordinal);
        Assert.Contains("$.seconds", duration.Message, StringComparison.Ordinal);
        Assert.Equal(now, (await _sandbox.Clock.GetAsync()).Now);
    }

    [Fact]
    public async Task It_runs_at_a_rate_until_it_is_frozen()
    {
        await _sandbox.Clock.RunAsync(rate: 1000);
        var running = await _sandbox.Clock.GetAsync();

        await _sandbox.Clock.FreezeAsync();

        Assert.Equal((false, 1000), (running.IsFrozen, running.Rate));
        Assert.True((await _sandbox.Clock.GetAsync()).IsFrozen);
    }
}
