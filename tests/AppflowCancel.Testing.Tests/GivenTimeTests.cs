using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using AppflowCancel.Testing.Tests.AwsSdk;
using Microsoft.Extensions.Time.Testing;

namespace AppflowCancel.Testing.Tests;

/// <summary>With a FakeTimeProvider that stands still, in the year 2000, clients and targets are still served in real time.</summary>
public sealed class GivenTimeTests : IAsyncLifetime
{
    private AppflowEmulator _emulator = null!;
    private Sandbox _sandbox = null!;
    private HttpClient _control = null!;

    public async Task InitializeAsync()
    {
        _emulator = await AppflowEmulator.StartAsync(new AppflowEmulatorOptions { TimeProvider = new FakeTimeProvider() });
        _sandbox = await _emulator.CreateSandboxAsync();
        _control = _sandbox.CreateHttpClient();
        await _sandbox.PutFlowAsync("orders", Plans.Endless);
    }

    public async Task DisposeAsync()
    {
        _control.Dispose();
        await _emulator.DisposeAsync();
    }

    [Fact]
    public async Task A_fault_delays_an_answer_by_real_time()
    {
        await _sandbox.Faults.AddAsync(new FaultRule { Delay = TimeSpan.FromMilliseconds(1) });

        Assert.Empty(await _sandbox.CancelAsync("orders"));
    }

    [Fact]
    public async Task The_signing_time_of_an_SDK_is_compared_with_real_time()
    {
        var caller = new AccessCaller { AccessKeyId = _sandbox.AccessKeyId, SecretAccessKey = _sandbox.SecretAccessKey };
        await _sandbox.Access.PutAsync(new AccessRules { VerifySignatures = true, Callers = [caller] });
        using var appflow = new AppflowClient(_sandbox);

        Assert.Equal(["run-2"], await appflow.CancelFlowExecutionsAsync("orders", "run-2"));
    }

    [Fact]
    public async Task The_journal_has_both_times()
    {
        await _sandbox.CancelAsync("orders");

        using var journal = JsonDocument.Parse(await _control.GetStringAsync($"/_appflow/requests?account={_sandbox.AccountId}"));

        var request = journal.RootElement.GetProperty("requests")[0];
        Assert.Equal(new FakeTimeProvider().GetUtcNow().ToUnixTimeSeconds(), request.GetProperty("at").GetDecimal());
        Assert.True(request.GetProperty("realTime").GetDateTimeOffset().Year > 2000);
    }

    [Fact]
    public async Task A_failed_delivery_of_a_report_is_repeated_after_a_pause_of_real_time()
    {
        using var target = new TcpListener(IPAddress.Loopback, 0);
        target.Start();
        using var targets = new StringContent($$"""[{"url":"http://{{target.LocalEndpoint}}/"}]""");
        (await _control.PutAsync($"/_appflow/events/targets?account={_sandbox.AccountId}", targets)).EnsureSuccessStatusCode();
        await _sandbox.StartRunAsync("orders");

        var first = await Answer("500 Internal Server Error");

        Assert.Contains("Start Flow Run Report", first, StringComparison.Ordinal);
        Assert.Equal(first, await Answer("200 OK"));

        async Task<string> Answer(string status)
        {
            using var client = await target.AcceptTcpClientAsync().WaitAsync(TimeSpan.FromMinutes(1));
            using var reader = new StreamReader(client.GetStream());
            var length = 0;
            while (await reader.ReadLineAsync() is { Length: > 0 } header)
            {
                length = header.StartsWith("content-length: ", StringComparison.OrdinalIgnoreCase) ? int.Parse(header[16..], CultureInfo.InvariantCulture) : length;
            }

            var body = new char[length];
            await reader.ReadBlockAsync(body);
            await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 {status}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"));
            return new string(body);
        }
    }
}
