using AppflowCancel.IntegrationTests.Support;
using AppflowCancel.Live.Reports;
using Microsoft.Extensions.DependencyInjection;

namespace AppflowCancel.IntegrationTests.Live;

/// <summary>A target that does not answer.</summary>
public sealed class ReportBacklogTests
{
    [Fact]
    public async Task Of_more_reports_than_may_wait_the_oldest_are_given_up()
    {
        var time = new ManualTime();
        await using var emulator = new TestEmulator
        {
            Time = time,
            Replace = services => services.AddSingleton(new ReportSettings(ReportCanceledRuns: true, []) { MaxWaiting = 3 }),
        };
        await using var receiver = await ReportReceiver.Start();
        receiver.Answer = _ => Task.FromResult((503, ""));
        await emulator.PutState("""{"now":1790000000,"frozen":true,"flows":[{"flowName":"orders","plan":{"runSeconds":null}}]}""");
        await emulator.Control(HttpMethod.Put, "/_appflow/events/targets", $$"""[{"url":"{{receiver.Url}}/"}]""");
        for (var i = 1; i <= 5; i++)
        {
            await emulator.Control(HttpMethod.Post, "/_appflow/flows/orders/runs", $$"""{"executionId":"run-{{i}}"}""");
            await receiver.Next();
        }

        receiver.Answer = _ => Task.FromResult((200, ""));
        await time.UntilTimerDueIn(0.2);
        time.Advance(1);

        string[] delivered = [(await receiver.Next()).Body, (await receiver.Next()).Body, (await receiver.Next()).Body];
        Assert.Equal(["run-3", "run-4", "run-5"], delivered.Select(RunOf).Order(StringComparer.Ordinal));
    }

    private static string RunOf(string report) => Answer.Parse(report).GetProperty("detail").GetProperty("execution-id").GetString()!;
}
