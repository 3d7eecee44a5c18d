using AppflowCancel.BrowserTests.Support;
using AppflowCancel.IntegrationTests.Support;
using static Microsoft.Playwright.Assertions;

namespace AppflowCancel.BrowserTests.Ui;

/// <summary>In an account that verifies signatures, the page signs operations as the selected caller.</summary>
[Collection(SharedChromium.Name)]
public sealed class SigningTests(Chromium chromium)
{
    [BrowserFact]
    public async Task A_refused_operation_offers_to_sign_and_succeeds_with_the_right_secret()
    {
        await using var ui = await UiSession.Open(chromium, UiSession.OneRun);

        // The emulator's real time is frozen, and a signature must have that time.
        await ui.Page.Clock.SetFixedTimeAsync(FrozenTime.Start.UtcDateTime);
        await ui.Emulator.Control(HttpMethod.Put, "/_appflow/access", """
            {"signatures":"Verified","callers":[
              {"accessKeyId":"AKIDBOB","secretAccessKey":"bobs-secret","arn":"arn:aws:iam::123456789012:user/bob"},
              {"accessKeyId":"ASIAEVE","secretAccessKey":"eves-secret","sessionToken":"token","arn":"arn:aws:sts::123456789012:assumed-role/reader/eve","policies":[]}]}
            """);
        await ui.Row("run-1").ClickAsync();

        await ui.Button("Cancel run").ClickAsync();
        await ui.Sees("This account verifies signatures");
        await ui.Button("Sign and retry").ClickAsync();
        await ui.Sees("Enter the secret access key of AKIDBOB.");
        await ui.Page.GetByLabel("Secret access key").FillAsync("wrong");
        await ui.Button("Sign and retry").ClickAsync();
        await ui.Sees("InvalidSignatureException");

        // Without permissions, but known.
        await ui.Page.GetByLabel("Sign as").SelectOptionAsync("ASIAEVE");
        await ui.Page.GetByLabel("Secret access key").FillAsync("eves-secret");
        await ui.Page.GetByLabel("Session token").FillAsync("token");
        await ui.Button("Sign and retry").ClickAsync();
        await ui.Sees("is not authorized to perform: appflow:CancelFlowExecutions");

        await ui.Page.GetByLabel("Sign as").SelectOptionAsync("AKIDBOB");
        await ui.Page.GetByLabel("Secret access key").FillAsync("bobs-secret");
        await ui.Page.GetByLabel("Secret access key").PressAsync("Enter");
        await ui.Sees("CancelFlowExecutions answered 200");
        await ui.Sees("Signed as AKIDBOB");
        Assert.Equal("CancelStarted", (await ui.Run()).GetProperty("executionStatus").GetString());

        // The next one is signed without asking, and no secret is stored.
        await ui.Row("orders").First.ClickAsync();
        await ui.Button("Start flow").ClickAsync();
        await ui.Sees("StartFlow answered 200");
        Assert.Equal(0, await ui.Page.EvaluateAsync<int>("localStorage.length + sessionStorage.length"));
        await Expect(ui.Page.GetByLabel("Secret access key")).ToHaveCountAsync(0);
    }
}
