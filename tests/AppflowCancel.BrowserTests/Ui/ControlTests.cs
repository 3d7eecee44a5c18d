using AppflowCancel.BrowserTests.Support;
using static Microsoft.Playwright.Assertions;

namespace AppflowCancel.BrowserTests.Ui;

[Collection(SharedChromium.Name)]
public sealed class ControlTests(Chromium chromium)
{
    [BrowserFact]
    public async Task The_clock_can_be_moved_frozen_and_resumed()
    {
        await using var ui = await UiSession.Open(chromium, UiSession.OneRun);
        var time = ui.Page.Locator(".clock .time");
        await Expect(time).ToHaveTextAsync("14:13:20.000");

        await ui.Button("+1 s").ClickAsync();
        await Expect(time).ToHaveTextAsync("14:13:21.000");
        await ui.Button("Next transition").ClickAsync();
        await Expect(time).ToHaveTextAsync("14:14:10.000");
        await ui.Sees("1 transition");
        await ui.Button("+1 min").ClickAsync();
        await Expect(time).ToHaveTextAsync("14:15:10.000");
        await ui.Button("Next transition").ClickAsync();
        await ui.Sees("Nothing is due");
        await ui.Button("Unfreeze").ClickAsync();
        await Expect(ui.Page.Locator(".clock .state")).ToHaveTextAsync("running");
        await ui.Button("Freeze").ClickAsync();
        await Expect(ui.Page.Locator(".clock .state")).ToHaveTextAsync("frozen");
    }

    [BrowserFact]
    public async Task The_rate_of_the_clock_can_be_set_and_changes_by_others_are_shown()
    {
        await using var ui = await UiSession.Open(chromium, UiSession.OneRun);
        var speed = ui.Page.GetByLabel("Speed of the clock");

        await speed.SelectOptionAsync("×60");
        await ui.Button("Unfreeze").ClickAsync();
        await Expect(ui.Page.Locator(".clock .state")).ToHaveTextAsync("running ×60");
        Assert.Equal(60, (await ui.Emulator.Control(HttpMethod.Get, "/_appflow/clock")).GetProperty("rate").GetDouble());
        await ui.Emulator.Control(HttpMethod.Put, "/_appflow/clock", """{"rate":7.5}""");
        await Expect(speed).ToHaveValueAsync("7.5");
    }

    [BrowserFact]
    public async Task A_fault_rule_is_added_counted_and_removed()
    {
        await using var ui = await UiSession.Open(chromium, UiSession.OneRun, "faults");

        await ui.Page.GetByLabel("How often").FillAsync("-1");
        await ui.Button("Add rule").ClickAsync();
        await ui.Sees("$.times is -1; allowed: a whole number from 1");
        await ui.Page.GetByLabel("How often").FillAsync("2");
        await ui.Button("Add rule").ClickAsync();
        await Expect(ui.Page.Locator("tbody tr")).ToContainTextAsync("2 times");
        await ui.Emulator.Post("/cancel-flow-executions", """{"flowName":"orders"}""");
        await Expect(ui.Page.Locator("tbody td").Last).ToHaveTextAsync("1");
        await ui.Button("Remove all rules").ClickAsync();
        await ui.Sees("No rules");
    }

    [BrowserFact]
    public async Task The_journal_grows_with_requests_and_can_be_cleared()
    {
        await using var ui = await UiSession.Open(chromium, UiSession.OneRun, "requests");
        await ui.Sees("No requests");

        await ui.Emulator.Post("/cancel-flow-executions", """{"flowName":"orders","executionIds":["run-1","run-9"]}""");
        await Expect(ui.Page.Locator("tbody tr").First).ToContainTextAsync("CancelFlowExecutions");
        await Expect(ui.Page.Locator("tbody tr").First).ToContainTextAsync("run-9");
        await ui.Emulator.Post("/describe-flow", """{"flowName":"nothing"}""");
        await Expect(ui.Page.Locator("tbody tr").First).ToContainTextAsync("404 ResourceNotFoundException");
        await ui.Page.GetByLabel("Filter requests").SelectOptionAsync("Cancels");
        await Expect(ui.Page.Locator("tbody tr")).ToHaveCountAsync(1);
        await ui.Button("Clear journal").ClickAsync();
        await ui.Sees("No requests");
    }

    [BrowserFact]
    public async Task The_state_is_exported_emptied_and_imported_again()
    {
        await using var ui = await UiSession.Open(chromium, UiSession.OneRun, "state");

        var download = await ui.Page.RunAndWaitForDownloadAsync(() => ui.Page.GetByText("Download the state").ClickAsync());
        var path = await download.PathAsync();
        await ui.Button("Empty account 123456789012").ClickAsync();
        await ui.Button("Empty account 123456789012: press again").ClickAsync();
        await ui.Sees("The account is empty");
        Assert.Equal(0, (await ui.Emulator.Control(HttpMethod.Get, "/_appflow/flows")).GetProperty("flows").GetArrayLength());

        await ui.Button("Import").ClickAsync();
        await ui.Sees("Choose a file first");
        await ui.Page.GetByLabel("State document").SetInputFilesAsync(path);
        await ui.Button("Import").ClickAsync();
        await ui.Sees("1 flows and 1 runs are in account 123456789012.");
        Assert.Equal("InProgress", (await ui.Run()).GetProperty("executionStatus").GetString());
    }

    [BrowserFact]
    public async Task Run_reports_are_listed_and_their_delivery_followed()
    {
        await using var ui = await UiSession.Open(chromium, UiSession.OneRun, "reports");
        await Expect(ui.Page.Locator("tbody tr")).ToHaveCountAsync(1);

        await ui.Page.GetByLabel("URL").FillAsync("http://example.com/");
        await ui.Button("Add target").ClickAsync();
        await ui.Sees("leads to example.com; allowed: this machine");
        await ui.Page.GetByLabel("URL").FillAsync("http://127.0.0.1:1/");
        await ui.Button("Add target").ClickAsync();
        await ui.Button("Remove http://127.0.0.1:1/").WaitForAsync();
        await ui.Emulator.Control(HttpMethod.Post, "/_appflow/flows/orders/runs/run-1/finish", """{"outcome":"Error","errorMessage":"Gone."}""");
        await ui.Sees("Execution Failed");
        await ui.Sees("attempt 1 failed: Connection refused");
        await ui.Button("Show event of run-1").First.ClickAsync();
        await Expect(ui.Page.Locator("tbody pre")).ToContainTextAsync("\"error\": \"Gone.\"");
        await ui.Button("Remove http://127.0.0.1:1/").ClickAsync();
        await Expect(ui.Button("Remove http://127.0.0.1:1/")).ToHaveCountAsync(0);
    }

    [BrowserFact]
    public async Task Another_account_is_chosen_and_a_sample_created_there()
    {
        await using var ui = await UiSession.Open(chromium, UiSession.OneRun);
        var account = ui.Page.GetByLabel("Account", new() { Exact = true });

        await account.FillAsync("12");
        await account.PressAsync("Enter");
        await ui.Sees("An account is twelve digits.");
        await account.FillAsync("222222222222");
        await account.PressAsync("Enter");
        await ui.Sees("Account 222222222222 has no flows yet");
        await ui.Button("Create a sample flow").ClickAsync();
        await ui.Row("run-3").WaitForAsync();
    }
}
