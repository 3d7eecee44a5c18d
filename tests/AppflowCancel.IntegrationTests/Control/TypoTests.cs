using AppflowCancel.IntegrationTests.Support;

namespace AppflowCancel.IntegrationTests.Control;

/// <summary>Typos in test setup that would otherwise pass silently.</summary>
public sealed class TypoTests
{
    [Theory]
    [InlineData("POST", "/_appflow/clock/advance", """{"seconds":1,"seconds":2}""", "seconds")]
    [InlineData("PUT", "/_appflow/faults", """{"error":"ThrottlingException","dropConnection":true}""", "both error and dropConnection")]
    [InlineData("POST", "/_appflow/flows/orders/runs/run-1/finish", """{"outcome":"Successful","errorMessage":"x"}""", "is allowed only with outcome Error")]
    public async Task A_typo_is_refused_and_named(string method, string path, string body, string named)
    {
        await using var emulator = new TestEmulator();
        await emulator.PutRuns(("run-1", "InProgress"));

        var answer = await emulator.TryControl(new HttpMethod(method), path, body);

        Assert.Equal(400, answer.Status);
        Assert.Contains(named, answer.Message, StringComparison.Ordinal);
        Assert.Equal("run-1=InProgress", await emulator.Statuses());
    }
}
