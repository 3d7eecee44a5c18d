using AppflowCancel.BrowserTests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AppflowCancel.BrowserTests.Ui;

[Collection(SharedChromium.Name)]
public sealed class RunTests(Chromium chromium)
{
    [BrowserFact]
    public async Task A_run_is_cancelled_by_the_operation_of_AWS_and_its_answer_and_cause_are_shown()
    {
        await using var ui = await UiSession.Open(chromium, UiSession.OneRun);

        await ui.Row("run-1").ClickAsync();
        await ui.Button("Cancel run").ClickAsync();

        await ui.Sees("\"invalidExecutions\": []");
        await ui.Sees("cancel requested by request");
        await Expect(ui.Button("Cancel run")).ToBeDisabledAsync();
        Assert.Equal("CancelStarted", (await ui.Run()).GetProperty("executionStatus").GetString());
    }

    [BrowserFact]
    public async Task A_refused_cancel_shows_the_error_of_AWS_where_it_was_asked_for()
    {
        await using var ui = await UiSession.Open(chromium, UiSession.OneRun);
        await ui.Emulator.Control(HttpMethod.Put, "/_appflow/faults", """{"error":"ThrottlingException"}""");

        await ui.Row("run-1").ClickAsync();
        await ui.Button("Cancel run").ClickAsync();

        await Expect(ui.Page.Locator(".details .answer.refused")).ToContainTextAsync("429 ThrottlingException");
        Assert.Equal("InProgress", (await ui.Run()).GetProperty("executionStatus").GetString());
    }

    [BrowserFact]
    public async Task A_run_can_be_finished_with_a_custom_error()
    {
        await using var ui = await UiSession.Open(chromium, UiSession.OneRun);

        await ui.Row("run-1").ClickAsync();
        await ui.Page.GetByLabel("Finish as").SelectOptionAsync("Error");
        await ui.Page.GetByLabel("Error message").FillAsync("The bucket is gone.");
        await ui.Button("Finish").ClickAsync();

        await ui.Sees("finished through the control API");
        await Expect(ui.Page.Locator(".details .facts")).ToContainTextAsync("The bucket is gone.");
    }

    [BrowserFact]
    public async Task A_flow_can_be_started_and_all_its_runs_in_progress_cancelled()
    {
        await using var ui = await UiSession.Open(chromium, UiSession.OneRun);

        await ui.Row("orders").First.ClickAsync();
        await ui.Button("Start flow").ClickAsync();
        await ui.Sees("StartFlow answered 200");
        await ui.Page.GetByLabel("Run id", new() { Exact = true }).FillAsync("mine");
        await ui.Button("Add run").ClickAsync();
        await ui.Sees("Run mine is InProgress.");
        await ui.Button("Cancel all runs").ClickAsync();

        await ui.Sees("CancelFlowExecutions answered 200");
        Assert.Equal("CancelStarted CancelStarted CancelStarted", string.Join(' ', (await ui.Emulator.Statuses()).Split(' ').Select(run => run.Split('=')[1])));
    }

    [BrowserFact]
    public async Task Changes_by_another_client_appear_live()
    {
        await using var ui = await UiSession.Open(chromium, UiSession.OneRun);
        await ui.Row("run-1").ClickAsync();

        await ui.Emulator.Control(HttpMethod.Post, "/_appflow/flows/orders/runs", """{"executionId":"theirs"}""");
        await ui.Row("theirs").WaitForAsync();
        await ui.Emulator.Post("/cancel-flow-executions", """{"flowName":"orders"}""");
        await Expect(ui.Page.Locator(".details .badge")).ToHaveTextAsync("CancelStarted");
        await ui.Emulator.Advance(5);
        await Expect(ui.Page.Locator(".details .badge")).ToHaveTextAsync("Canceled");
        await ui.Emulator.Post("/create-flow", IntegrationTests.Support.FlowBody.Of("invoices"));
        await ui.Row("invoices").WaitForAsync();
        await ui.Emulator.PutState("""{"flows":[]}""");
        await ui.Sees("has no flows yet");
    }

    [BrowserFact]
    public async Task The_keyboard_alone_finds_a_run_cancels_it_and_comes_back()
    {
        await using var ui = await UiSession.Open(chromium, UiSession.OneRun);
        var keyboard = ui.Page.Keyboard;
        var tree = ui.Page.GetByRole(AriaRole.Treegrid);

        await tree.FocusAsync();
        foreach (var key in (string[])["ArrowLeft", "ArrowRight", "ArrowDown", "Enter"])
        {
            await keyboard.PressAsync(key);
        }

        await Expect(ui.Page.GetByRole(AriaRole.Heading, new() { Name = "run-1" })).ToBeFocusedAsync();
        await keyboard.PressAsync("Tab");
        await Expect(ui.Button("Cancel run")).ToBeFocusedAsync();
        await keyboard.PressAsync("Enter");
        await ui.Sees("CancelFlowExecutions answered 200");
        await keyboard.PressAsync("Escape");
        await Expect(tree).ToBeFocusedAsync();
    }

    [BrowserFact]
    public async Task Of_a_thousand_flows_and_ten_thousand_runs_only_visible_rows_are_rendered()
    {
        var flows = string.Join(',', Enumerable.Range(0, 1_000).Select(flow =>
            $$"""{"flowName":"flow-{{flow:000}}","runs":[{{string.Join(',', Enumerable.Range(0, 10).Select(run => $$"""{"executionId":"run-{{flow}}-{{run}}","executionStatus":"Successful"}"""))}}]}"""));
        await using var ui = await UiSession.Open(chromium, $$"""{"now":1790000000,"frozen":true,"flows":[{{flows}}]}""");

        await ui.Row("flow-000").WaitForAsync();
        await ui.Page.GetByRole(AriaRole.Treegrid).FocusAsync();
        await ui.Page.Keyboard.PressAsync("End");
        await ui.Row("flow-999").WaitForAsync();
        Assert.InRange(await ui.Page.Locator(".row").CountAsync(), 10, 60);

        await ui.Page.GetByLabel("Filter by flow or run id").FillAsync("run-500-7");
        await ui.Row("run-500-7").WaitForAsync();
    }
}
