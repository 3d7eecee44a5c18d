using Microsoft.Extensions.Time.Testing;

namespace AppflowCancel.Testing.Tests;

/// <summary>Code under test and emulator on one FakeTimeProvider.</summary>
public sealed class SharedTimeTests
{
    [Fact]
    public async Task A_poller_with_half_an_hour_of_delays_finishes_without_waiting()
    {
        var time = new FakeTimeProvider();
        await using var emulator = await AppflowEmulator.StartAsync(new AppflowEmulatorOptions { TimeProvider = time });
        var sandbox = await emulator.CreateSandboxAsync();
        await sandbox.PutFlowAsync("orders", new RunPlan { RunFor = TimeSpan.FromMinutes(30) });
        var run = await sandbox.StartRunAsync("orders");
        var started = time.GetUtcNow();

        var poller = Poll();
        while (!poller.IsCompleted)
        {
            time.Advance(TimeSpan.FromMinutes(1));
            await sandbox.Clock.GetAsync();
        }

        Assert.Equal(RunStatus.Successful, await poller);
        Assert.True(time.GetUtcNow() - started >= TimeSpan.FromMinutes(30));

        async Task<RunStatus> Poll()
        {
            while (await run.GetStatusAsync() is RunStatus.InProgress)
            {
                await Task.Delay(TimeSpan.FromMinutes(1), time);
            }

            return await run.GetStatusAsync();
        }
    }

    [Fact]
    public async Task A_sandbox_follows_the_given_time()
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 9, 21, 14, 13, 20, TimeSpan.Zero));
        await using var emulator = await AppflowEmulator.StartAsync(new AppflowEmulatorOptions { TimeProvider = time });
        var sandbox = await emulator.CreateSandboxAsync();
        await sandbox.Clock.GetAsync();

        time.Advance(TimeSpan.FromHours(1));

        var clock = await sandbox.Clock.GetAsync();
        Assert.Equal((time.GetUtcNow(), false), (clock.Now, clock.IsFrozen));
    }

    [Fact]
    public async Task A_wait_completes_when_the_given_time_passes()
    {
        var time = new FakeTimeProvider();
        await using var emulator = await AppflowEmulator.StartAsync(new AppflowEmulatorOptions { TimeProvider = time });
        var sandbox = await emulator.CreateSandboxAsync();
        await sandbox.PutFlowAsync("orders");
        var run = await sandbox.StartRunAsync("orders");

        var wait = run.WaitForAsync(RunStatus.Successful);
        time.Advance(TimeSpan.FromSeconds(29));
        Assert.False(wait.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(RunStatus.Successful, (await wait).Status);
    }

    [Fact]
    public async Task A_wait_of_hours_of_the_given_time_is_within_a_deadline_of_seconds()
    {
        var time = new FakeTimeProvider();
        await using var emulator = await AppflowEmulator.StartAsync(new AppflowEmulatorOptions { TimeProvider = time });
        var sandbox = await emulator.CreateSandboxAsync();
        await sandbox.PutFlowAsync("orders", new RunPlan { RunFor = TimeSpan.FromHours(2) });
        var run = await sandbox.StartRunAsync("orders");

        var wait = run.WaitForAsync(RunStatus.Successful);
        while (!wait.IsCompleted)
        {
            time.Advance(TimeSpan.FromMinutes(1));
            await sandbox.Clock.GetAsync();
        }

        Assert.Equal(RunStatus.Successful, (await wait).Status);
    }

    [Fact]
    public async Task A_deadline_is_in_real_time_and_passes_while_the_given_time_is_frozen()
    {
        await using var emulator = await AppflowEmulator.StartAsync(new AppflowEmulatorOptions { TimeProvider = new FakeTimeProvider() });
        var sandbox = await emulator.CreateSandboxAsync();
        await sandbox.PutFlowAsync("orders");
        var run = await sandbox.StartRunAsync("orders");

        await Assert.ThrowsAsync<TimeoutException>(() => run.WaitForAsync(RunStatus.Successful, TimeSpan.FromMilliseconds(1)));
    }
}
