using System.Collections.Concurrent;
using System.Net.Sockets;

namespace AppflowCancel.Testing.Tests;

public sealed class EmulatorTests
{
    [Fact]
    public async Task A_cancelled_run_goes_CancelStarted_then_Canceled()
    {
        await using var emulator = await AppflowEmulator.StartAsync();
        var sandbox = await emulator.CreateSandboxAsync();
        await sandbox.PutFlowAsync("orders", new RunPlan { RunFor = Timeout.InfiniteTimeSpan });
        var run = await sandbox.StartRunAsync("orders");

        var invalid = await sandbox.CancelAsync("orders");

        Assert.Empty(invalid);
        Assert.Equal(RunStatus.CancelStarted, await run.GetStatusAsync());
        var happened = await sandbox.Clock.AdvanceToNextTransitionAsync();
        Assert.Equal((run.Id, RunStatus.Canceled), (Assert.Single(happened).RunId, happened[0].Status));
        await run.WaitForAsync(RunStatus.Canceled);
    }

    [Fact]
    public async Task Two_sandboxes_with_the_same_flow_name_are_isolated()
    {
        await using var emulator = await AppflowEmulator.StartAsync();
        var first = await emulator.CreateSandboxAsync();
        var second = await emulator.CreateSandboxAsync();
        await first.PutFlowAsync("orders");
        await second.PutFlowAsync("orders");
        var run = await first.StartRunAsync("orders");
        var other = await second.StartRunAsync("orders");

        await first.Clock.AdvanceAsync(TimeSpan.FromSeconds(30));

        Assert.NotEqual(first.AccountId, second.AccountId);
        Assert.Equal(RunStatus.Successful, await run.GetStatusAsync());
        Assert.Equal(RunStatus.InProgress, await other.GetStatusAsync());
    }

    [Fact]
    public async Task A_connected_emulator_works_like_an_in_process_one_and_is_left_running()
    {
        await using var emulator = await AppflowEmulator.StartAsync();
        await using (var connected = AppflowEmulator.Connect(emulator.Endpoint))
        {
            var sandbox = await connected.CreateSandboxAsync("123456789012", "eu-west-1");
            await sandbox.PutFlowAsync("orders", Plans.Endless);
            await sandbox.StartRunAsync("orders", "run-1");

            Assert.Equal(emulator.Endpoint, connected.Endpoint);
            Assert.True((await sandbox.Clock.GetAsync()).IsFrozen);
        }

        var again = await emulator.CreateSandboxAsync("123456789012", "eu-west-1");
        Assert.Equal(RunStatus.InProgress, await again.GetRun("orders", "run-1").GetStatusAsync());
    }

    [Fact]
    public async Task Settings_are_the_options_of_the_program()
    {
        await using var emulator = await AppflowEmulator.StartAsync(new AppflowEmulatorOptions
        {
            Settings = new Dictionary<string, string> { ["CancelSeconds"] = "7", ["RunSeconds"] = "never" },
        });
        var sandbox = await emulator.CreateSandboxAsync();
        await sandbox.PutFlowAsync("orders");
        var run = await sandbox.StartRunAsync("orders");
        await run.CancelAsync();

        var happened = Assert.Single(await sandbox.Clock.AdvanceToNextTransitionAsync());

        Assert.Equal(TimeSpan.FromSeconds(7), happened.At - (await run.GetAsync()).StartedAt);
    }

    [Fact]
    public async Task An_unknown_setting_is_refused_with_the_nearest_name()
    {
        var options = new AppflowEmulatorOptions { Settings = { ["CancelSecond"] = "7" } };

        var exception = await Assert.ThrowsAsync<ArgumentException>(() => AppflowEmulator.StartAsync(options));

        Assert.StartsWith("Emulator:CancelSecond is '7'; there is no such option. Did you mean Emulator:CancelSeconds?", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_log_goes_to_the_test()
    {
        var lines = new ConcurrentQueue<string>();
        await using var emulator = await AppflowEmulator.StartAsync(new AppflowEmulatorOptions { Log = lines.Enqueue });
        var sandbox = await emulator.CreateSandboxAsync();
        await sandbox.PutFlowAsync("orders");

        await sandbox.CancelAsync("orders");

        Assert.Contains(lines, line => line.Contains($"CancelFlowExecutions {sandbox.AccountId}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nothing_listens_after_it_is_disposed()
    {
        var emulator = await AppflowEmulator.StartAsync();

        await emulator.DisposeAsync();

        using var client = new TcpClient();
        await Assert.ThrowsAsync<SocketException>(() => client.ConnectAsync(emulator.Endpoint.Host, emulator.Endpoint.Port));
    }

    [Fact]
    public async Task An_address_where_no_emulator_answers_is_an_error_that_says_so()
    {
        var gone = await AppflowEmulator.StartAsync();
        await gone.DisposeAsync();
        await using var emulator = AppflowEmulator.Connect(gone.Endpoint);

        var exception = await Assert.ThrowsAsync<AppflowControlException>(() => emulator.CreateSandboxAsync());

        Assert.StartsWith($"No emulator answers at {gone.Endpoint}: ", exception.Message, StringComparison.Ordinal);
        Assert.Null(exception.StatusCode);
    }

    [Theory]
    [InlineData("12345678901")]
    [InlineData("12345678901x")]
    public async Task An_account_that_is_not_twelve_digits_is_refused(string account)
    {
        await using var emulator = await AppflowEmulator.StartAsync();

        var exception = await Assert.ThrowsAsync<AppflowControlException>(() => emulator.CreateSandboxAsync(account));

        Assert.Contains("twelve digits", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cancelled_start_leaves_nothing_running()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => AppflowEmulator.StartAsync(cancellationToken: cancelled.Token));
    }
}
