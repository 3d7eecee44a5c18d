using System.Net.Sockets;
using System.Text;
using AppflowCancel.IntegrationTests.Support;
using AppflowCancel.Memory;
using Microsoft.Extensions.DependencyInjection;

namespace AppflowCancel.IntegrationTests.Memory;

public sealed class BodyMemoryTests : IAsyncDisposable
{
    private const int Budget = 1024 * 1024;

    private readonly ManualTime _time = new();
    private readonly TestEmulator _emulator;

    public BodyMemoryTests()
    {
        _emulator = new TestEmulator(("Emulator:BodyMemory", $"{Budget}")) { Time = _time };
        _emulator.UseKestrel(_ => { });
        _emulator.StartServer();
    }

    private BodyBudget Bodies => _emulator.Services.GetRequiredService<BodyBudget>();

    [Theory]
    [InlineData("/create-flow", "ServiceUnavailableException")]
    [InlineData("/_appflow/state", null)]
    public async Task A_large_body_without_memory_in_time_is_refused_with_Retry_After(string path, string? error)
    {
        using var unfinished = await SendUnfinished(Budget);

        var waiting = _emulator.Post(path, new string(' ', 100_000));
        await _time.UntilTimerDueIn(10);
        _time.Advance(10);
        var answer = await waiting;

        Assert.Equal(503, answer.Status);
        Assert.Equal(error, answer.ErrorType);
        Assert.Equal("1", answer.Headers["Retry-After"]);
        Assert.Equal(
            "There is no memory for this request: others have used up Emulator__BodyMemory, or the state leaves too little of the heap. "
            + "Try again, remove state, or give the process more memory.",
            answer.Message);
    }

    [Fact]
    public async Task An_ordinary_request_passes_while_the_memory_is_in_use()
    {
        using var unfinished = await SendUnfinished(Budget);

        Assert.Equal("""{"flows":[]}""", (await _emulator.Post("/list-flows", "{}")).Body);
    }

    [Fact]
    public async Task A_waiting_body_is_read_once_another_client_disconnects()
    {
        var unfinished = await SendUnfinished(Budget);
        var waiting = _emulator.Post("/list-flows", "{}" + new string(' ', 100_000));
        await _time.UntilTimerDueIn(10);

        unfinished.Dispose();

        Assert.Equal("""{"flows":[]}""", (await waiting).Body);
        await Eventually(() => Bodies.Reserved == 0);
    }

    [Fact]
    public async Task An_exports_memory_is_given_back_when_its_client_has_read_it_or_disconnects()
    {
        var runs = string.Join(',', Enumerable.Range(0, 20_000).Select(i => $$"""{"executionId":"run-{{i}}","executionStatus":"Successful"}"""));
        await _emulator.PutState($$"""{"flows":[{"flowName":"orders","runs":[{{runs}}]}]}""");
        await Eventually(() => Bodies.Reserved == 0);
        var unread = await Begin($"GET /_appflow/state?account={TestEmulator.Account} HTTP/1.1\r\nHost: localhost\r\n\r\n");

        await _emulator.Control(HttpMethod.Get, "/_appflow/state");
        unread.Dispose();

        await Eventually(() => Bodies.Reserved == 0);
    }

    [Fact]
    public async Task A_body_is_given_back_before_a_fault_delays_its_refusal()
    {
        await _emulator.Control(HttpMethod.Put, "/_appflow/faults", """{"error":"ThrottlingException","delaySeconds":3600}""");

        var delayed = _emulator.Post("/list-flows", "{}" + new string(' ', 100_000));
        await _time.UntilTimerDueIn(3600);

        Assert.Equal(0, Bodies.Reserved);
        _time.Advance(3600);
        (await delayed).MustRefuse(429, "ThrottlingException", "Rate exceeded");
    }

    public ValueTask DisposeAsync() => _emulator.DisposeAsync();

    /// <summary>Announces a body, sends half of it, and waits until memory is reserved for it.</summary>
    private Task<TcpClient> SendUnfinished(int length) => Begin(
        $"POST /create-flow HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: {length}\r\n\r\n{new string(' ', length / 2)}");

    /// <summary>Sends a request and waits until memory is reserved for it.</summary>
    private async Task<TcpClient> Begin(string request)
    {
        var endpoint = _emulator.ClientOptions.BaseAddress;
        var client = new TcpClient();
        await client.ConnectAsync(endpoint.Host, endpoint.Port);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(request));
        await Eventually(() => Bodies.Reserved > 0);
        return client;
    }

    private static async Task Eventually(Func<bool> condition)
    {
        while (!condition())
        {
            await Task.Yield();
        }
    }
}
