using Amazon.Runtime;
using AppflowCancel.Testing.Tests.AwsSdk;
using Microsoft.Extensions.Time.Testing;

namespace AppflowCancel.Testing.Tests.Docs;

/// <summary>The examples of docs/dotnet.md and of the package's README, verbatim.</summary>
public sealed class GuideTests
{
    [Fact]
    public async Task The_first_test()
    {
        await using var emulator = await AppflowEmulator.StartAsync();
        var sandbox = await emulator.CreateSandboxAsync();            // an isolated account; its clock is frozen

        await sandbox.PutFlowAsync("orders", new RunPlan { RunFor = Timeout.InfiniteTimeSpan });
        var run = await sandbox.StartRunAsync("orders");

        await sandbox.CancelAsync("orders");                          // AWS's CancelFlowExecutions; returns invalidExecutions
        await sandbox.Clock.AdvanceToNextTransitionAsync();           // CancelStarted -> Canceled
        await run.WaitForAsync(RunStatus.Canceled);
    }

    [Fact]
    public async Task A_shared_clock()
    {
        var time = new FakeTimeProvider();
        await using var emulator = await AppflowEmulator.StartAsync(new AppflowEmulatorOptions { TimeProvider = time });
        var sandbox = await emulator.CreateSandboxAsync();
        await sandbox.PutFlowAsync("orders", new RunPlan { RunFor = TimeSpan.FromMinutes(30) });
        var run = await sandbox.StartRunAsync("orders");

        var poller = PollEveryMinuteAsync(run, time);
        while (!poller.IsCompleted)
        {
            time.Advance(TimeSpan.FromMinutes(1));
            await sandbox.Clock.GetAsync();
        }

        Assert.Equal(RunStatus.Successful, await poller);
    }

    [Fact]
    public async Task Credentials_and_permissions()
    {
        await using var emulator = await AppflowEmulator.StartAsync();
        var sandbox = await emulator.CreateSandboxAsync();

        await sandbox.Access.PutAsync(new AccessRules
        {
            VerifySignatures = true,
            Callers =
            [
                new AccessCaller
                {
                    AccessKeyId = "AKIDBOB",
                    SecretAccessKey = "bobs-secret",
                    Policies = ["""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"appflow:StartFlow","Resource":"*"}]}"""],
                },
            ],
        });

        await RefusesAsync(sandbox, "bobs-secret", "AccessDeniedException");
        await RefusesAsync(sandbox, "another-secret", "InvalidSignatureException");
    }

    [Fact]
    public async Task Settings_and_log()
    {
        var output = new TestOutput();
        await using var emulator = await AppflowEmulator.StartAsync(new AppflowEmulatorOptions
        {
            Settings = { ["RunSeconds"] = "never", ["EmptyExecutionIds"] = "All" },
            Log = output.WriteLine,
        });

        var sandbox = await emulator.CreateSandboxAsync();
        await sandbox.PutFlowAsync("orders");
        await sandbox.StartRunAsync("orders");
        Assert.Empty(await sandbox.CancelAsync("orders", []));
        Assert.NotEmpty(output.Lines);
    }

    private static async Task<RunStatus> PollEveryMinuteAsync(FlowRun run, TimeProvider time)
    {
        while (await run.GetStatusAsync() is RunStatus.InProgress)
        {
            await Task.Delay(TimeSpan.FromMinutes(1), time);
        }

        return await run.GetStatusAsync();
    }

    private static async Task RefusesAsync(Sandbox sandbox, string secret, string error)
    {
        using var appflow = new AppflowClient(sandbox, new BasicAWSCredentials("AKIDBOB", secret));
        var exception = await Assert.ThrowsAnyAsync<AmazonServiceException>(() => appflow.CancelFlowExecutionsAsync("orders"));
        Assert.Equal(error, exception.ErrorCode);
    }

    private sealed class TestOutput
    {
        public System.Collections.Concurrent.ConcurrentQueue<string> Lines { get; } = new();

        public void WriteLine(string line) => Lines.Enqueue(line);
    }
}
