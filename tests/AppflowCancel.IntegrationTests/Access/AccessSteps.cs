using System.Net;
using AppflowCancel.IntegrationTests.Support;

namespace AppflowCancel.IntegrationTests.Access;

internal static class AccessSteps
{
    public const string Bob = $$"""{"accessKeyId":"{{SignedCaller.Key}}","secretAccessKey":"{{SignedCaller.Secret}}","arn":"arn:aws:iam::123456789012:user/bob"}""";

    /// <summary>Sets who may call the test account, with verified signatures.</summary>
    public static Task<Answer> VerifySignatures(this WireEmulator emulator, string callers = Bob, string account = TestEmulator.Account) =>
        emulator.PutAccess($$"""{"signatures":"Verified","callers":[{{callers}}]}""", account);

    public static async Task<Answer> PutAccess(this WireEmulator emulator, string access, string account = TestEmulator.Account)
    {
        var answer = await emulator.TryPutAccess(access, account);
        return answer.MustBe(HttpStatusCode.OK);
    }

    public static Task<Answer> TryPutAccess(this WireEmulator emulator, string access, string account = TestEmulator.Account) =>
        emulator.Send("PUT", $"/_appflow/access?account={account}", access);

    public static async Task<string> State(this WireEmulator emulator, string account = TestEmulator.Account)
    {
        var answer = await emulator.Send("GET", $"/_appflow/state?account={account}");
        return answer.MustBe(HttpStatusCode.OK).Body;
    }
}
