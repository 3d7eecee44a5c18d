namespace AppflowCancel.Testing.Tests;

public sealed class ReportTests : IAsyncLifetime
{
    private AppflowEmulator _emulator = null!;
    private Sandbox _sandbox = null!;

    public async Task InitializeAsync()
    {
        _emulator = await AppflowEmulator.StartAsync();
        _sandbox = await _emulator.CreateSandboxAsync();
        await _sandbox.PutFlowAsync("orders", Plans.Endless);
    }

    public async Task DisposeAsync() => await _emulator.DisposeAsync();

    [Fact]
    public async Task A_run_is_reported_when_it_starts_and_when_it_ends()
    {
        var run = await _sandbox.StartRunAsync("orders");
        await run.CancelAsync();
        Assert.Equal(RunReport.StartType, Assert.Single(await _sandbox.Reports.ListAsync()).DetailType);
        await _sandbox.Clock.AdvanceToNextTransitionAsync();

        var report = Assert.Single(await _sandbox.Reports.ListAsync(RunReport.EndType, "orders"));

        Assert.Equal(("orders", run.Id, "Execution Canceled"), (report.FlowName, report.RunId, report.Status));
        Assert.Contains($"\"id\":\"{report.Id}\"", report.Json.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal((await run.GetAsync()).LastUpdatedAt, report.Time, TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task Filters_choose()
    {
        await _sandbox.StartRunAsync("orders", "run-1");
        await _sandbox.Clock.AdvanceAsync(TimeSpan.FromMinutes(1));
        var later = (await _sandbox.Clock.GetAsync()).Now;
        await _sandbox.StartRunAsync("orders", "run-2");

        Assert.Equal(["run-1", "run-2"], (await _sandbox.Reports.ListAsync()).Select(report => report.RunId));
        Assert.Equal("run-2", Assert.Single(await _sandbox.Reports.ListAsync(since: later)).RunId);
        Assert.Empty(await _sandbox.Reports.ListAsync(flowName: "invoices"));
        Assert.Null((await _sandbox.Reports.ListAsync())[0].Status);
        await Assert.ThrowsAsync<AppflowControlException>(() => _sandbox.Reports.ListAsync("AppFlow Start"));
    }
}
