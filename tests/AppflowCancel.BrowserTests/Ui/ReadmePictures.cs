using AppflowCancel.BrowserTests.Support;
using Microsoft.Playwright;

namespace AppflowCancel.BrowserTests.Ui;

/// <summary>
/// Takes the README's screenshots of a real session:
/// <c>APPFLOW_PICTURES=$PWD/docs dotnet test tests/AppflowCancel.BrowserTests --filter ReadmePictures</c>.
/// </summary>
[Collection(SharedChromium.Name)]
public sealed class ReadmePictures(Chromium chromium)
{
    private const string State = """
        {"now":1790000000,"frozen":true,"flows":[
          {"flowName":"crm-contacts","runs":[
            {"executionId":"run-1","startedAt":1789999900,"plan":{"runSeconds":20,"outcome":"Error","errorMessage":"The bucket is gone."}},
            {"executionId":"run-2","startedAt":1789999950,"plan":{"runSeconds":120}},
            {"executionId":"run-3","executionStatus":"Scheduled","startedAt":1790000012}]},
          {"flowName":"empty-flow"},
          {"flowName":"nightly-invoices","runs":[
            {"executionId":"762049f8-d384-45c4-8175-5d9cb3bb831e","executionStatus":"Scheduled"},
            {"executionId":"1a3327fd-e006-41a5-84cd-a5d1ee5960d2","startedAt":1789999990,"plan":{"runSeconds":40}}]},
          {"flowName":"orders-to-warehouse","plan":{"runSeconds":null,"cancelSeconds":6},"runs":[
            {"executionId":"3f1c2b52-8a6e-4b7e-9a47-0f2c4d1e7a01","startedAt":1789999880,"plan":{"runSeconds":30}},
            {"executionId":"8b8f1f0a-47c9-4b6f-8a5e-2c1d9e7f3b02","startedAt":1789999920,"cancelRequestedAt":1789999944,"plan":{"cancelSeconds":8}},
            {"executionId":"c0d7f5a4-1e7e-4f43-b36a-6a8e0b9d5c03","startedAt":1789999965,"cancelRequestedAt":1789999996,"plan":{"cancelSeconds":11}},
            {"executionId":"e5b2a1c6-93d4-4d0f-8f1e-7c3a2d6b8e04","startedAt":1789999985}]}]}
        """;

    private static readonly string? Folder = Environment.GetEnvironmentVariable("APPFLOW_PICTURES");

    [PictureTheory]
    [InlineData(ColorScheme.Light, "page-light.png")]
    [InlineData(ColorScheme.Dark, "page-dark.png")]
    public async Task A_run_has_just_been_cancelled(ColorScheme scheme, string file)
    {
        await using var ui = await UiSession.Open(chromium, State, scheme: scheme, scale: 1.5f);
        await ui.Page.SetViewportSizeAsync(1280, 690);
        await ui.Row("e5b2a1c6").ClickAsync();
        await ui.Button("Cancel run").ClickAsync();
        await ui.Sees("answered 200");
        await ui.Button("+1 s").ClickAsync();
        await ui.Sees("0 transitions");
        await ui.Sees("+15.0 s");

        await ui.Page.ScreenshotAsync(new() { Path = Path.Combine(Folder!, file) });
    }

    private sealed class PictureTheoryAttribute : TheoryAttribute
    {
        public PictureTheoryAttribute() => Skip = Folder is null ? "Writes screenshots: set APPFLOW_PICTURES to a folder." : null;
    }
}
