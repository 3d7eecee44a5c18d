using Amazon.Appflow;
using Amazon.Appflow.Model;
using Amazon.Runtime;

namespace Orders.Tests;

public sealed class AwsSdkTests(EmulatorFixture fixture) : IClassFixture<EmulatorFixture>
{
    [Fact]
    public async System.Threading.Tasks.Task The_SDK_cancels_a_run()
    {
        await using var sandbox = await fixture.Emulator.CreateSandboxAsync();
        using var appflow = new AmazonAppflowClient(
            new BasicAWSCredentials(sandbox.AccessKeyId, sandbox.SecretAccessKey),
            new AmazonAppflowConfig { ServiceURL = sandbox.Endpoint.ToString(), AuthenticationRegion = sandbox.Region });
        await sandbox.PutFlowAsync("orders", new RunPlan { RunFor = Timeout.InfiniteTimeSpan });
        var start = await appflow.StartFlowAsync(new StartFlowRequest { FlowName = "orders" });

        var cancel = await appflow.CancelFlowExecutionsAsync(
            new CancelFlowExecutionsRequest { FlowName = "orders", ExecutionIds = [start.ExecutionId] });

        Assert.Empty(cancel.InvalidExecutions ?? []);
        Assert.Equal(RunStatus.CancelStarted, await sandbox.GetRun("orders", start.ExecutionId).GetStatusAsync());
    }
}
