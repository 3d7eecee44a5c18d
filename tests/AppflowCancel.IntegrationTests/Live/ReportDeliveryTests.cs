using System.Net;
using System.Text.Json;
using AppflowCancel.IntegrationTests.Support;

namespace AppflowCancel.IntegrationTests.Live;

public sealed class ReportDeliveryTests : IAsyncLifetime, IAsyncDisposable
{
    private readonly ManualTime _time = new();
    private readonly TestEmulator _emulator;
    private ReportReceiver _receiver = null!;

    public ReportDeliveryTests() => _emulator = new TestEmulator { Time = _time };

    public async Task InitializeAsync()
    {
        _receiver = await ReportReceiver.Start();
        await _emulator.PutState("""
            {"now":1790000000,"frozen":true,"flows":[{"flowName":"orders","plan":{"runSeconds":10}},{"flowName":"invoices","plan":{"runSeconds":null}}]}
            """);
    }

    public async ValueTask DisposeAsync()
    {
        await _emulator.DisposeAsync();
        await _receiver.DisposeAsync();
    }

    Task IAsyncLifetime.DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Each_report_is_posted_as_listed_start_before_end()
    {
        await Target("Event", "/listener?key=1");
        await Start("run-1");
        await _emulator.Advance(10);

        var (start, end) = (await _receiver.Next(), await _receiver.Next());

        var listed = await _emulator.Control(HttpMethod.Get, "/_appflow/events");
        Assert.Equal(("POST", "/listener", "application/json"), (start.Method, start.Path, start.Headers["Content-Type"]));
        Assert.Equal(listed.GetProperty("events").EnumerateArray().Select(each => each.GetRawText()), [start.Body, end.Body]);
        await Until("Delivered 1, Delivered 1");
    }

    [Fact]
    public async Task PutEvents_takes_each_report_as_an_entry_signed_for_events()
    {
        _receiver.Answer = _ => Task.FromResult((200, """{"FailedEntryCount":0,"Entries":[{"EventId":"1"}]}"""));
        await Target("PutEvents", "/", ",\"eventBusName\":\"lake\"");
        await Start("run-1");

        var call = await _receiver.Next();

        Assert.Equal("application/x-amz-json-1.1", call.Headers["Content-Type"]);
        Assert.Equal("AWSEvents.PutEvents", call.Headers["X-Amz-Target"]);
        Assert.Matches(
            "^AWS4-HMAC-SHA256 Credential=123456789012/[0-9]{8}/us-east-1/events/aws4_request, SignedHeaders=content-type;host;x-amz-date;x-amz-target, Signature=[0-9a-f]{64}$",
            call.Headers["Authorization"]);
        var entry = Assert.Single(Answer.Parse(call.Body).GetProperty("Entries").EnumerateArray());
        Assert.Equal("aws.appflow", entry.GetProperty("Source").GetString());
        Assert.Equal("AppFlow Start Flow Run Report", entry.GetProperty("DetailType").GetString());
        Assert.Equal(1790000000, entry.GetProperty("Time").GetInt64());
        Assert.Equal("lake", entry.GetProperty("EventBusName").GetString());
        Assert.Equal("run-1", Answer.Parse(entry.GetProperty("Detail").GetString()!).GetProperty("execution-id").GetString());
        await Until("Delivered 1");
    }

    [Fact]
    public async Task A_report_that_PutEvents_refuses_is_retried()
    {
        var calls = 0;
        _receiver.Answer = _ => Task.FromResult((200, ++calls == 1
            ? """{"FailedEntryCount":1,"Entries":[{"ErrorCode":"ThrottlingException","ErrorMessage":"Slow down."}]}"""
            : """{"FailedEntryCount":0,"Entries":[{"EventId":"1"}]}"""));
        await Target("PutEvents", "/");
        await Start("run-1");
        await Until("Pending 1: PutEvents refused it: ThrottlingException Slow down.");

        await Retry(0.2);

        await Until("Delivered 2");
    }

    [Fact]
    public async Task A_report_whose_source_PutEvents_reserves_is_not_sent_again()
    {
        _receiver.Answer = _ => Task.FromResult((200, """
            {"FailedEntryCount":1,"Entries":[{"ErrorCode":"NotAuthorizedForSourceException","ErrorMessage":"Not authorized for the source."}]}
            """));
        await Target("PutEvents", "/");
        await Start("run-1");

        await Until("Failed 1: PutEvents refused it: NotAuthorizedForSourceException Not authorized for the source.");
    }

    [Fact]
    public async Task A_failing_target_loses_nothing_and_a_run_does_not_delay_another()
    {
        var failures = 0;
        _receiver.Answer = received => Task.FromResult(received.Body.Contains("run-1", StringComparison.Ordinal) && failures++ < 2 ? (500, "") : (200, ""));
        await Target("Event", "/");
        await Start("run-1");
        await Until("Pending 1: It answered 500.");
        await _emulator.Advance(10);
        await Start("run-2");

        await Until("Pending 1: It answered 500., Pending 0, Delivered 1");
        await Retry(0.2);
        await Until("Pending 2: It answered 500., Pending 0, Delivered 1");
        await Retry(0.4);

        await Until("Delivered 3, Delivered 1, Delivered 1");
        var types = new List<string>();
        for (var i = 0; i < 5; i++)
        {
            var detail = Answer.Parse((await _receiver.Next()).Body).GetProperty("detail");
            types.Add($"{detail.GetProperty("execution-id").GetString()} {(detail.TryGetProperty("status", out _) ? "end" : "start")}");
        }

        Assert.Equal(["run-1 start", "run-2 start", "run-1 start", "run-1 start", "run-1 end"], types);
    }

    [Fact]
    public async Task A_target_that_hangs_delays_no_request_and_gets_the_report_again()
    {
        var hangs = true;
        var never = new TaskCompletionSource();
        _receiver.Answer = async _ =>
        {
            if (hangs)
            {
                await never.Task;
            }

            return (200, "");
        };
        await Target("Event", "/");
        await Start("run-1");
        await _receiver.Next();

        (await _emulator.Post("/cancel-flow-executions", """{"flowName":"orders"}""")).MustBe(HttpStatusCode.OK);
        _time.Advance(5);
        await Until("Pending 1: It did not answer within 5 seconds.");
        hangs = false;
        await Retry(0.2);

        await Until("Delivered 2");
        never.SetResult();
    }

    [Theory]
    [InlineData(400)]
    [InlineData(302)]
    public async Task A_report_that_a_target_rejects_is_not_sent_again(int status)
    {
        _receiver.Answer = _ => Task.FromResult((status, ""));
        await Target("Event", "/");
        await Start("run-1");

        await Until($"Failed 1: It answered {status}.");
    }

    [Fact]
    public async Task A_target_that_is_down_is_reported_with_the_reason()
    {
        var url = _receiver.Url;
        await _receiver.DisposeAsync();
        await _emulator.Control(HttpMethod.Put, "/_appflow/events/targets", $$"""{"url":"{{url}}"}""");
        await Start("run-1");

        await Until("Pending 1: Connection refused");
    }

    [Fact]
    public async Task Nothing_is_delivered_for_a_run_removed_by_a_reset_or_to_a_removed_target()
    {
        _receiver.Answer = _ => Task.FromResult((500, ""));
        await Target("Event", "/");
        await Start("run-1");
        await Until("Pending 1: It answered 500.");

        await _emulator.Control(HttpMethod.Delete, "/_appflow/events/targets");
        await Until("");
        await Target("Event", "/other");
        await Start("run-2");
        await Until("Pending 1: It answered 500.");
        await _emulator.Control(HttpMethod.Post, "/_appflow/reset");

        Assert.Equal("", await Deliveries());
        Assert.Empty((await _emulator.Control(HttpMethod.Get, "/_appflow/events/targets")).GetProperty("targets").EnumerateArray());
    }

    private async Task Target(string form, string path, string more = "") => await _emulator.Control(
        HttpMethod.Put, "/_appflow/events/targets", $$"""[{"url":"{{_receiver.Url}}{{path}}","form":"{{form}}"{{more}}}]""");

    private Task<JsonElement> Start(string id) =>
        _emulator.Control(HttpMethod.Post, "/_appflow/flows/orders/runs", $$"""{"executionId":"{{id}}"}""");

    private async Task Retry(double seconds)
    {
        await _time.UntilTimerDueIn(seconds);
        _time.Advance(seconds);
    }

    private async Task<string> Deliveries()
    {
        var list = await _emulator.Control(HttpMethod.Get, "/_appflow/events");
        return string.Join(", ", list.GetProperty("deliveries").EnumerateArray().Select(each =>
            $"{each.GetProperty("state").GetString()} {each.GetProperty("attempts").GetInt32()}"
            + (each.TryGetProperty("lastError", out var error) ? $": {error.GetString()!.Split(" (")[0]}" : "")));
    }

    // Deliveries run in the background: polls until they have the expected state.
    private async Task Until(string expected)
    {
        var seen = "";
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while ((seen = await Deliveries()) != expected && !patience.IsCancellationRequested)
        {
            await Task.Yield();
        }

        Assert.Equal(expected, seen);
    }
}
