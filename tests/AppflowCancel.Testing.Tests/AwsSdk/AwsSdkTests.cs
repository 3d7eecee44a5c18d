using System.Net;
using Amazon.Runtime;

namespace AppflowCancel.Testing.Tests.AwsSdk;

/// <summary>The AWS SDK for .NET: signatures, requests, retries and errors.</summary>
public sealed class AwsSdkTests : IAsyncLifetime
{
    private AppflowEmulator _emulator = null!;
    private Sandbox _sandbox = null!;

    public async Task InitializeAsync()
    {
        _emulator = await AppflowEmulator.StartAsync();
        _sandbox = await _emulator.CreateSandboxAsync(region: "eu-west-1");
        await _sandbox.PutFlowAsync("orders", Plans.Endless);
        await _sandbox.StartRunAsync("orders", "run-1");
    }

    public async Task DisposeAsync() => await _emulator.DisposeAsync();

    [Fact]
    public async Task The_credentials_of_a_sandbox_select_its_account_and_region_in_the_SDK()
    {
        using var appflow = new AppflowClient(_sandbox);

        var invalid = await appflow.CancelFlowExecutionsAsync("orders", "run-1", "run-2");

        Assert.Equal(["run-2"], invalid);
        Assert.Equal(RunStatus.CancelStarted, await _sandbox.GetRun("orders", "run-1").GetStatusAsync());
        var request = Assert.Single(await _sandbox.Requests.ListAsync());
        Assert.Equal("eu-west-1", request.Region);
        Assert.Contains("AppflowClient", request.UserAgent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_SDK_retries_a_throttled_cancel_until_it_succeeds()
    {
        using var appflow = new AppflowClient(_sandbox);
        await _sandbox.Faults.ThrottleAsync("CancelFlowExecutions", times: 2);

        await appflow.CancelFlowExecutionsAsync("orders", "run-1");

        var requests = await _sandbox.Requests.ListAsync();
        Assert.Equal([429, 429, 200], requests.Select(request => request.Status));
        Assert.Equal([1, 2, 3], requests.Select(request => request.Attempt));
        Assert.NotNull(Assert.Single(requests.Select(request => request.InvocationId).Distinct()));
    }

    [Fact]
    public async Task The_signature_of_the_SDK_is_valid_where_signatures_are_verified()
    {
        using var http = _sandbox.CreateHttpClient();
        using var access = new StringContent($$"""
            {"signatures":"Verified","callers":[{"accessKeyId":"{{_sandbox.AccessKeyId}}","secretAccessKey":"{{_sandbox.SecretAccessKey}}"}]}
            """);
        (await http.PutAsync($"/_appflow/access?account={_sandbox.AccountId}", access)).EnsureSuccessStatusCode();
        using var appflow = new AppflowClient(_sandbox);

        Assert.Equal(["run-2"], await appflow.CancelFlowExecutionsAsync("orders", "run-1", "run-2"));
        var unsigned = await Assert.ThrowsAsync<AppflowControlException>(() => _sandbox.CancelAsync("orders"));
        Assert.Equal(HttpStatusCode.Forbidden, unsigned.StatusCode);
    }

    [Fact]
    public async Task The_SDK_reads_the_type_and_the_message_of_an_error()
    {
        using var appflow = new AppflowClient(_sandbox);

        var exception = await Assert.ThrowsAsync<AmazonServiceException>(() => appflow.CancelFlowExecutionsAsync("invoices"));

        Assert.Equal(("ResourceNotFoundException", HttpStatusCode.NotFound), (exception.ErrorCode, exception.StatusCode));
        Assert.Contains("invoices", exception.Message, StringComparison.Ordinal);
        Assert.Equal(Assert.Single(await _sandbox.Requests.ListAsync()).RequestId, exception.RequestId);
    }
}
