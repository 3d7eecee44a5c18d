using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using AppflowCancel.Hosting;
using AppflowCancel.Hosting.Options;
using AppflowCancel.IntegrationTests.Startup;
using AppflowCancel.IntegrationTests.Support;

namespace AppflowCancel.IntegrationTests.Hosting;

/// <summary>An emulator that another program starts in its own process.</summary>
public sealed class EmulatorHostTests
{
    private static readonly EmulatorOptions AnyPort = new() { Port = 0 };

    [Fact]
    public async Task Two_hosts_in_one_process_are_isolated()
    {
        await using var first = await EmulatorHost.StartAsync(AnyPort);
        await using var second = await EmulatorHost.StartAsync(AnyPort);

        await Send(first, HttpMethod.Put, "/_appflow/state", """{"flows":[{"flowName":"orders"}]}""");

        Assert.NotEqual(first.Endpoint, second.Endpoint);
        Assert.Contains("orders", (await Send(first, HttpMethod.Post, "/list-flows", "{}")).Body, StringComparison.Ordinal);
        Assert.Equal("""{"flows":[]}""", (await Send(second, HttpMethod.Post, "/list-flows", "{}")).Body);
    }

    [Fact]
    public async Task It_is_ready_once_it_has_started()
    {
        await using var host = await EmulatorHost.StartAsync(AnyPort);

        (await Send(host, HttpMethod.Get, "/_appflow/ready")).MustBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Its_clocks_follow_the_given_time_provider()
    {
        var time = new ManualTime();
        await using var host = await EmulatorHost.StartAsync(AnyPort, time);
        await Send(host, HttpMethod.Put, "/_appflow/state", """{"flows":[{"flowName":"orders"}]}""");
        await Send(host, HttpMethod.Post, "/_appflow/flows/orders/runs", """{"executionId":"run-1","plan":{"runSeconds":1800}}""");

        time.Advance(1800);

        var run = await Send(host, HttpMethod.Get, "/_appflow/flows/orders/runs/run-1");
        Assert.Equal("Successful", run.Json.GetProperty("executionStatus").GetString());
    }

    [Fact]
    public async Task Its_log_goes_to_the_given_delegate()
    {
        var lines = new ConcurrentQueue<string>();
        await using var host = await EmulatorHost.StartAsync(AnyPort, log: lines.Enqueue);

        await Send(host, HttpMethod.Delete, "/_appflow/state");

        Assert.Contains(lines, line => line.EndsWith("DELETE state 000000000000 emptied", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nothing_listens_after_it_is_disposed()
    {
        var host = await EmulatorHost.StartAsync(AnyPort);
        var endpoint = host.Endpoint;

        await host.DisposeAsync();

        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await Assert.ThrowsAsync<SocketException>(() => socket.ConnectAsync(IPAddress.Loopback, endpoint.Port));
    }

    [Fact]
    public async Task A_port_in_use_is_an_exception_that_says_so()
    {
        await using var host = await EmulatorHost.StartAsync(AnyPort);
        var taken = AnyPort with { Port = host.Endpoint.Port };

        var exception = await Assert.ThrowsAsync<InvalidOperationException>(() => EmulatorHost.StartAsync(taken));

        Assert.StartsWith($"Port {taken.Port} of 127.0.0.1 is in use", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_malformed_seed_is_an_exception_that_names_the_file()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("seed.json", "[]");

        var exception = await Assert.ThrowsAsync<InvalidOperationException>(
            () => EmulatorHost.StartAsync(AnyPort with { SeedPath = file }));

        Assert.Equal($"Seed {file}: $ is []; allowed: an object.", exception.Message);
    }

    private static async Task<Answer> Send(EmulatorHost host, HttpMethod method, string path, string? body = null)
    {
        using var client = new HttpClient { BaseAddress = host.Endpoint };
        using var request = new HttpRequestMessage(method, path);
        request.Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await client.SendAsync(request);
        return await Answer.Of(response);
    }
}
