using System.Runtime.CompilerServices;
using System.Text.Json;
using AppflowCancel.BrowserTests.Support;
using Microsoft.Playwright;

namespace AppflowCancel.BrowserTests.Ui;

/// <summary>The rules of axe-core find nothing, in both colour schemes: names, roles, contrast.</summary>
[Collection(SharedChromium.Name)]
public sealed class AccessibilityTests(Chromium chromium)
{
    private static readonly string Rules = Path.Combine(PathOfThisFolder(), "..", "node_modules", "axe-core", "axe.min.js");

    [AxeTheory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task No_view_breaks_a_rule(ColorScheme scheme)
    {
        await using var ui = await UiSession.Open(chromium, """
            {"now":1790000000,"frozen":true,"faults":[{"error":"ThrottlingException"}],"flows":[{"flowName":"empty"},{"flowName":"orders","runs":[
              {"executionId":"run-1","executionStatus":"InProgress"}, {"executionId":"run-2","executionStatus":"CancelStarted"},
              {"executionId":"run-3","executionStatus":"Canceled"}, {"executionId":"run-4","executionStatus":"Error"},
              {"executionId":"run-5","executionStatus":"Successful"}, {"executionId":"run-6","executionStatus":"Scheduled"}]}]}
            """, scheme: scheme);
        await ui.Emulator.Post("/cancel-flow-executions", """{"flowName":"orders"}""");

        var found = new List<string>();
        await ui.Row("run-1").WaitForAsync();
        found.AddRange(await Violations(ui, "runs"));
        await ui.Row("run-2").ClickAsync();
        await ui.Sees("Timeline");
        found.AddRange(await Violations(ui, "a run"));
        await ui.Row("orders").First.ClickAsync();
        await ui.Sees("Add a run");
        found.AddRange(await Violations(ui, "a flow"));
        await ui.Emulator.Control(HttpMethod.Put, "/_appflow/access", """{"signatures":"Verified","callers":[{"accessKeyId":"AKIDBOB","secretAccessKey":"s"}]}""");
        await ui.Button("Start flow").ClickAsync();
        await ui.Sees("Sign and retry");
        found.AddRange(await Violations(ui, "an offer to sign"));
        foreach (var view in (string[])["Faults", "Requests", "Reports", "State"])
        {
            await ui.Page.GetByRole(AriaRole.Link, new() { Name = view, Exact = true }).ClickAsync();
            await ui.Page.Locator(".card h2, tbody tr").First.WaitForAsync();
            found.AddRange(await Violations(ui, view));
        }

        await ui.Emulator.PutState("""{"flows":[]}""");
        await ui.Page.GetByRole(AriaRole.Link, new() { Name = "Runs", Exact = true }).ClickAsync();
        await ui.Sees("has no flows yet");
        found.AddRange(await Violations(ui, "no flows"));

        Assert.Empty(found);
    }

    private static async Task<IEnumerable<string>> Violations(UiSession ui, string where)
    {
        await ui.Page.EvaluateAsync(await File.ReadAllTextAsync(Rules));
        var result = await ui.Page.EvaluateAsync<JsonElement>("axe.run().then(result => result.violations.map(each => ({ rule: each.help, at: each.nodes.map(node => node.target.join(' ')) })))");
        return result.EnumerateArray().Select(each => $"{where}: {each.GetProperty("rule")} at {each.GetProperty("at")}");
    }

    private static string PathOfThisFolder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;

    private sealed class AxeTheoryAttribute : TheoryAttribute
    {
        public AxeTheoryAttribute() => Skip =
            !File.Exists(Chromium.Path) ? $"There is no {Chromium.Path}: install Debian's chromium, or name another with CHROMIUM."
            : !File.Exists(Rules) ? "There is no axe-core: run npm ci in tests/AppflowCancel.BrowserTests."
            : null;
    }
}
