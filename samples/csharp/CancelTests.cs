using System.Net.Http.Json;
using Amazon.Appflow;
using Amazon.Appflow.Model;
using Amazon.Runtime;
using Xunit;

public sealed class CancelTests
{
    private static readonly string Endpoint =
        Environment.GetEnvironmentVariable("AWS_ENDPOINT_URL_APPFLOW") ?? "http://127.0.0.1:4566";

    // The access key is the account: a sandbox that no other test uses.
    private readonly string _account = string.Concat(Enumerable.Range(0, 12).Select(_ => Random.Shared.Next(10)));

    [Fact]
    public async Task A_cancelled_run_goes_CancelStarted_then_Canceled()
    {
        using var control = new HttpClient { BaseAddress = new Uri(Endpoint) };
        await control.PutAsJsonAsync($"/_appflow/clock?account={_account}", new { frozen = true });
        using var appflow = new AmazonAppflowClient(
            new BasicAWSCredentials(_account, "any"),
            new AmazonAppflowConfig { ServiceURL = Endpoint, AuthenticationRegion = "eu-west-1" });
        await appflow.CreateFlowAsync(new CreateFlowRequest
        {
            FlowName = "orders",
            TriggerConfig = new TriggerConfig { TriggerType = TriggerType.OnDemand },
            SourceFlowConfig = new SourceFlowConfig
            {
                ConnectorType = ConnectorType.S3,
                SourceConnectorProperties = new SourceConnectorProperties { S3 = new S3SourceProperties { BucketName = "source-bucket" } },
            },
            DestinationFlowConfigList =
            [
                new DestinationFlowConfig
                {
                    ConnectorType = ConnectorType.S3,
                    DestinationConnectorProperties = new DestinationConnectorProperties
                    {
                        S3 = new S3DestinationProperties { BucketName = "target-bucket" },
                    },
                },
            ],
            Tasks = [new Amazon.Appflow.Model.Task { SourceFields = [], TaskType = TaskType.Map_all }],
            Tags = new Dictionary<string, string> { ["emulator:run-seconds"] = "never" },
        });
        var start = await appflow.StartFlowAsync(new StartFlowRequest { FlowName = "orders" });

        var cancel = await appflow.CancelFlowExecutionsAsync(
            new CancelFlowExecutionsRequest { FlowName = "orders", ExecutionIds = [start.ExecutionId] });

        Assert.Empty(cancel.InvalidExecutions ?? []);
        Assert.Equal(ExecutionStatus.CancelStarted, await Status(appflow));
        await control.PostAsJsonAsync($"/_appflow/clock/advance?account={_account}", new { to = "nextTransition" });
        Assert.Equal(ExecutionStatus.Canceled, await Status(appflow));
    }

    private static async Task<ExecutionStatus> Status(IAmazonAppflow appflow)
    {
        var records = await appflow.DescribeFlowExecutionRecordsAsync(
            new DescribeFlowExecutionRecordsRequest { FlowName = "orders" });
        return records.FlowExecutions.Single().ExecutionStatus;
    }
}
