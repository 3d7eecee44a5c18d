namespace AppflowCancel.Testing.Tests;

public sealed class ClockTests : SandboxTest
{
    private protected override Task SetUpAsync() => Sandbox.PutFlowAsync("orders");

    [Fact]
    public async Task A_new_sandbox_has_a_frozen_clock()
    {
        var first = await Sandbox.Clock.GetAsync();
        var second = await Sandbox.Clock.GetAsync();

        Assert.True(first.IsFrozen);
        Assert.Equal(first.Now, second.Now);
    }

    [Fact]
    public async Task Advancing_returns_the_transitions_in_order()
    {
        var start = (await Sandbox.Clock.GetAsync()).Now;
        await Sandbox.StartRunAsync("orders", "slow", new RunPlan { RunFor = TimeSpan.FromSeconds(20) });
        await Sandbox.StartRunAsync("orders", "quick", new RunPlan { RunFor = TimeSpan.FromSeconds(1.5) });

        var happened = await Sandbox.Clock.AdvanceAsync(TimeSpan.FromSeconds(20));

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
        var before = await Sandbox.Clock.GetAsync();

        Assert.Empty(await Sandbox.Clock.AdvanceToNextTransitionAsync());
        Assert.Equal(before, await Sandbox.Clock.GetAsync());
    }

    [Fact]
    public async Task It_goes_to_an_instant()
    {
        var run = await Sandbox.StartRunAsync("orders");
        var instant = (await Sandbox.Clock.GetAsync()).Now.AddMinutes(1);

        var happened = await Sandbox.Clock.AdvanceToAsync(instant);

        Assert.Equal(run.Id, Assert.Single(happened).RunId);
        Assert.Equal(instant, (await Sandbox.Clock.GetAsync()).Now);
    }

    [Fact]
    public async Task It_never_goes_back()
    {
        var now = (await Sandbox.Clock.GetAsync()).Now;

        var instant = await Assert.ThrowsAsync<AppflowControlException>(() => Sandbox.Clock.AdvanceToAsync(now.AddSeconds(-1)));
        var duration = await Assert.ThrowsAsync<AppflowControlException>(() => Sandbox.Clock.AdvanceAsync(TimeSpan.FromSeconds(-1)));

        Assert.Contains("time moves forward only", instant.Message, StringComparison.Ordinal);
        Assert.Contains("$.seconds", duration.Message, StringComparison.Ordinal);
        Assert.Equal(now, (await Sandbox.Clock.GetAsync()).Now);
    }

    [Fact]
    public async Task It_runs_at_a_rate_until_it_is_frozen()
    {
        await Sandbox.Clock.RunAsync(rate: 1000);
        var running = await Sandbox.Clock.GetAsync();

        await Sandbox.Clock.FreezeAsync();

        Assert.Equal((false, 1000), (running.IsFrozen, running.Rate));
        Assert.True((await Sandbox.Clock.GetAsync()).IsFrozen);
    }
}
