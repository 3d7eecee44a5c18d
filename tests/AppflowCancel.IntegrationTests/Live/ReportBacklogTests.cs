using AppflowCancel.IntegrationTests.Support;
using AppflowCancel.Live.Reports;
using Microsoft.Extensions.DependencyInjection;

namespace AppflowCancel.IntegrationTests.Live;

/// <summary>A target that does not answer.</summary>
public sealed class ReportBacklogTests : IAsyncLifetime, IDisposable
{
    private readonly ManualTime _time = new();
    private readonly LogLines _log = new();
    private readonly TestEmulator _emulator;
    private ReportReceiver _receiver = null!;

    public ReportBacklogTests() => _emulator = new TestEmulator(("Logging:LogLevel:Default", "Warning"))
    {
        Time = _time,
        Log = _log,
        Replace = services => services.AddSingleton(new ReportSettings(ReportCanceledRuns: true, []) { MaxWaiting = 3 }),
    };

    public async Task InitializeAsync()
    {
        _receiver = await ReportReceiver.Start();
        await _emulator.PutState("""{"now":1790000000,"frozen":true,"flows":[{"flowName":"orders","plan":{"runSeconds":null}}]}""");
        await _emulator.Control(HttpMethod.Put, "/_appflow/events/targets", $$"""[{"url":"{{_receiver.Url}}/?key=secret"}]""");
    }

    public async Task DisposeAsync() => await _receiver.DisposeAsync();

    public void Dispose() => _emulator.Dispose();

    [Fact]
    public async Task Of_more_reports_than_may_wait_the_oldest_are_given_up_and_that_is_told()
    {
        _receiver.Answer = _ => Task.FromResult((503, ""));
        for (var i = 1; i <= 5; i++)
        {
            await StartRun(i);
        }

        _receiver.Answer = _ => Task.FromResult((200, ""));
        await _time.UntilTimerDueIn(0.2);
        _time.Advance(1);

        string[] delivered = [(await _receiver.Next()).Body, (await _receiver.Next()).Body, (await _receiver.Next()).Body];
        Assert.Equal(["run-3", "run-4", "run-5"], delivered.Select(RunOf).Order(StringComparer.Ordinal));
        var list = await _emulator.Control(HttpMethod.Get, "/_appflow/events");
        Assert.Equal(2, list.GetProperty("givenUp").GetInt32());
        var failed = list.GetProperty("deliveries").EnumerateArray().Where(each => each.GetProperty("state").GetString() == "Failed").ToList();
        Assert.Equal(2, failed.Count);
        Assert.All(failed, each => Assert.Equal(
            "Given up: 3 newer deliveries wait. The last attempt: It answered 503.", each.GetProperty("lastError").GetString()));
        var warning = Assert.Single(_log.All, line => line.Contains("given up", StringComparison.Ordinal));
        Assert.Contains(
            $"{TestEmulator.Account}: more than 3 run reports wait for delivery, the oldest to {new Uri(_receiver.Url).Authority}; the oldest are given up",
            warning,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Delivered_reports_do_not_take_the_place_of_one_that_waits()
    {
        _receiver.Answer = received => Task.FromResult((RunOf(received.Body) == "run-1" ? 503 : 200, ""));
        for (var i = 1; i <= 6; i++)
        {
            await StartRun(i);
        }

        _receiver.Answer = _ => Task.FromResult((200, ""));
        await _time.UntilTimerDueIn(0.2);
        _time.Advance(1);

        Assert.Equal("run-1", RunOf((await _receiver.Next()).Body));
        Assert.False((await _emulator.Control(HttpMethod.Get, "/_appflow/events")).TryGetProperty("givenUp", out _));
    }

    /// <summary>Starts a run and waits for the first attempt to deliver its report.</summary>
    private async Task StartRun(int number)
    {
        await _emulator.Control(HttpMethod.Post, "/_appflow/flows/orders/runs", $$"""{"executionId":"run-{{number}}"}""");
        await _receiver.Next();
    }

    private static string RunOf(string report) => Answer.Parse(report).GetProperty("detail").GetProperty("execution-id").GetString()!;
}
