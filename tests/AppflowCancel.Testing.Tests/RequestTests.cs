using System.Text;

namespace AppflowCancel.Testing.Tests;

public sealed class RequestTests : SandboxTest
{
    private protected override async Task SetUpAsync()
    {
        await Sandbox.PutFlowAsync("orders", Plans.Endless);
        await Sandbox.StartRunAsync("orders", "run-1");
    }

    [Fact]
    public async Task Setup_calls_are_not_in_the_requests() => Assert.Empty(await Sandbox.Requests.ListAsync());

    [Fact]
    public async Task A_request_has_all_recorded_details()
    {
        using var http = Sandbox.CreateHttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/cancel-flow-executions");
        request.Content = new StringContent("""{"flowName":"orders","executionIds":["run-1","run-2"]}""", Encoding.UTF8, "application/json");
        request.Headers.Add("amz-sdk-invocation-id", "a2f4d1b6-0000-4000-8000-000000000001");
        request.Headers.Add("amz-sdk-request", "attempt=2; max=3");
        request.Headers.UserAgent.ParseAdd("my-code/1.0");
        using var response = await http.SendAsync(request);

        var recorded = Assert.Single(await Sandbox.Requests.ListAsync());

        Assert.Equal("CancelFlowExecutions", recorded.Operation);
        Assert.Equal("orders", recorded.FlowName);
        Assert.Equal(["run-1", "run-2"], recorded.ExecutionIds);
        Assert.Equal(["run-2"], recorded.InvalidExecutions);
        Assert.Equal((200, null), (recorded.Status, recorded.ErrorType));
        Assert.Equal(response.Headers.GetValues("x-amzn-RequestId").Single(), recorded.RequestId);
        Assert.Equal("a2f4d1b6-0000-4000-8000-000000000001", recorded.InvocationId);
        Assert.Equal(2, recorded.Attempt);
        Assert.Equal("my-code/1.0", recorded.UserAgent);
        Assert.Equal((await Sandbox.Clock.GetAsync()).Now, recorded.At);
    }

    [Fact]
    public async Task Filters_choose()
    {
        await Sandbox.CancelAsync("orders");
        await Sandbox.Clock.AdvanceAsync(TimeSpan.FromSeconds(1));
        var later = (await Sandbox.Clock.GetAsync()).Now;
        await Assert.ThrowsAsync<AppflowControlException>(() => Sandbox.CancelAsync("invoices"));

        Assert.Equal(2, (await Sandbox.Requests.ListAsync("CancelFlowExecutions")).Count);
        Assert.Empty(await Sandbox.Requests.ListAsync("StartFlow"));
        Assert.Equal("orders", Assert.Single(await Sandbox.Requests.ListAsync(flowName: "orders")).FlowName);
        Assert.Equal("invoices", Assert.Single(await Sandbox.Requests.ListAsync(errorType: "ResourceNotFoundException")).FlowName);
        Assert.Equal("invoices", Assert.Single(await Sandbox.Requests.ListAsync(since: later)).FlowName);
    }

    [Fact]
    public async Task A_request_without_runs_has_empty_lists()
    {
        await Sandbox.CancelAsync("orders");

        var recorded = Assert.Single(await Sandbox.Requests.ListAsync());

        Assert.Empty(recorded.ExecutionIds);
        Assert.Empty(recorded.InvalidExecutions);
    }

    [Fact]
    public async Task Cleared_requests_are_removed()
    {
        await Sandbox.CancelAsync("orders");

        await Sandbox.Requests.ClearAsync();

        Assert.Empty(await Sandbox.Requests.ListAsync());
    }

    [Fact]
    public async Task An_unknown_error_type_is_refused_with_the_nearest_name()
    {
        var exception = await Assert.ThrowsAsync<AppflowControlException>(() => Sandbox.Requests.ListAsync(errorType: "Throttling"));

        Assert.Equal("Query parameter errorType is 'Throttling'; did you mean ThrottlingException?", exception.Message);
    }
}
