using AppflowCancel.IntegrationTests.Support;

namespace AppflowCancel.IntegrationTests.Control;

/// <summary>Filters of the journal, and its limit.</summary>
public sealed class JournalFilterTests
{
    [Theory]
    [InlineData("", "StartFlow CancelFlowExecutions StartFlow StopFlow UnknownOperation CreateConnectorProfile")]
    [InlineData("&operation=StartFlow", "StartFlow StartFlow")]
    [InlineData("&operation=UnknownOperation", "UnknownOperation")]
    [InlineData("&operation=CreateConnectorProfile", "CreateConnectorProfile")]
    [InlineData("&flowName=nobody", "StartFlow")]
    [InlineData("&errorType=ResourceNotFoundException", "StartFlow")]
    [InlineData("&since=1790000010", "StartFlow StopFlow UnknownOperation CreateConnectorProfile")]
    [InlineData("&since=1790000010.001", "StopFlow UnknownOperation CreateConnectorProfile")]
    [InlineData("&since=1790000010&operation=StartFlow&flowName=orders", "")]
    public async Task The_journal_is_filtered_by_operation_flow_error_and_time(string query, string operations)
    {
        await using var emulator = new TestEmulator();
        await emulator.PutFlow();
        await emulator.StartRun();
        await emulator.Cancel("run-1");
        await emulator.Advance(10);
        await emulator.Post("/start-flow", """{"flowName":"nobody"}""");
        await emulator.Advance(0.001);
        await emulator.Post("/stop-flow", """{"flowName":"orders"}""");
        await emulator.Post("/cancel-flow-execution", "{}");
        await emulator.Post("/create-connector-profile", "{}");

        var listed = await emulator.Control(HttpMethod.Get, $"/_appflow/requests?account={TestEmulator.Account}{query}");

        var requests = listed.GetProperty("requests").EnumerateArray().ToList();
        Assert.Equal(operations, string.Join(' ', requests.Select(request => request.GetProperty("operation").GetString())));
        Assert.Equal(requests.Count, listed.GetProperty("count").GetInt32());
    }

    [Theory]
    [InlineData("operation=StartFlows", "Query parameter operation is 'StartFlows'; did you mean StartFlow?")]
    [InlineData("errorType=Throttling", "Query parameter errorType is 'Throttling'; did you mean ThrottlingException?")]
    [InlineData("since=yesterday", "Query parameter since is 'yesterday'; allowed: a number of seconds since 1970, as the clock shows it.")]
    [InlineData("flow=orders", "Query parameter flow is not known; did you mean flowName? Allowed: account, region, operation, flowName, errorType, since.")]
    public async Task An_invalid_filter_is_refused(string query, string message)
    {
        await using var emulator = new TestEmulator();

        (await emulator.TryControl(HttpMethod.Get, $"/_appflow/requests?{query}")).MustRefuse(400, message);
    }

    [Fact]
    public async Task The_journal_can_be_cleared_and_keeps_recording()
    {
        await using var emulator = new TestEmulator();
        await emulator.Post("/list-flows", "{}");

        Assert.Equal("""{"count":0,"requests":[]}""", (await emulator.TryControl(HttpMethod.Delete, "/_appflow/requests")).Body);
        await emulator.Post("/start-flow", "{}");

        Assert.Equal("StartFlow", Assert.Single(await emulator.Requests()).GetProperty("operation").GetString());
    }

    [Theory]
    [InlineData("3", "f2 f3 f4")]
    [InlineData("0", "")]
    public async Task The_journal_drops_the_oldest_entries_beyond_its_limit(string entries, string flows)
    {
        await using var emulator = new TestEmulator(("Emulator:JournalEntries", entries));
        for (var i = 0; i < 5; i++)
        {
            await emulator.Post("/start-flow", $$"""{"flowName":"f{{i}}"}""");
        }

        Assert.Equal(flows, string.Join(' ', (await emulator.Requests()).Select(request => request.GetProperty("flowName").GetString())));
    }
}
