namespace AppflowCancel.Testing.Tests;

public sealed class ReportTests : SandboxTest
{
    private protected override Task SetUpAsync() => Sandbox.PutFlowAsync("orders", Plans.Endless);

    [Fact]
    public async Task A_run_is_reported_when_it_starts_and_when_it_ends()
    {
        var run = await Sandbox.StartRunAsync("orders");
        await run.CancelAsync();
        Assert.Equal(RunReport.StartType, Assert.Single(await Sandbox.Reports.ListAsync()).DetailType);
        await Sandbox.Clock.AdvanceToNextTransitionAsync();

        var report = Assert.Single(await Sandbox.Reports.ListAsync(RunReport.EndType, "orders"));

        Assert.Equal(("orders", run.Id, "Execution Canceled"), (report.FlowName, report.RunId, report.Status));
        Assert.Contains($"\"id\":\"{report.Id}\"", report.Json.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal((await run.GetAsync()).LastUpdatedAt, report.Time, TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task Filters_choose()
    {
        await Sandbox.StartRunAsync("orders", "run-1");
        await Sandbox.Clock.AdvanceAsync(TimeSpan.FromMinutes(1));
        var later = (await Sandbox.Clock.GetAsync()).Now;
        await Sandbox.StartRunAsync("orders", "run-2");

        Assert.Equal(["run-1", "run-2"], (await Sandbox.Reports.ListAsync()).Select(report => report.RunId));
        Assert.Equal("run-2", Assert.Single(await Sandbox.Reports.ListAsync(since: later)).RunId);
        Assert.Empty(await Sandbox.Reports.ListAsync(flowName: "invoices"));
        Assert.Null((await Sandbox.Reports.ListAsync())[0].Status);
        await Assert.ThrowsAsync<AppflowControlException>(() => Sandbox.Reports.ListAsync("AppFlow Start"));
    }
}
