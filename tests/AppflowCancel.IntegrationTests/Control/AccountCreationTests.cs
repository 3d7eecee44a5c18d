using System.Net;
using AppflowCancel.IntegrationTests.Support;

namespace AppflowCancel.IntegrationTests.Control;

public sealed class AccountCreationTests
{
    [Theory]
    [InlineData("/_appflow/clock")]
    [InlineData("/_appflow/state")]
    [InlineData("/_appflow/faults")]
    [InlineData("/_appflow/requests")]
    public async Task Reading_creates_no_account(string path)
    {
        await using var emulator = new TestEmulator(("Emulator:MaxAccounts", "1"));

        for (var i = 0; i < 10; i++)
        {
            (await emulator.TryControl(HttpMethod.Get, $"{path}?account=11111111111{i}")).MustBe(HttpStatusCode.OK);
        }

        (await emulator.TryControl(HttpMethod.Put, "/_appflow/clock", """{"frozen":true}""")).MustBe(HttpStatusCode.OK);
    }
}
