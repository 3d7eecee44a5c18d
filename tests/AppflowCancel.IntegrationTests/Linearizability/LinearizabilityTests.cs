using AppflowCancel.IntegrationTests.Reference;
using AppflowCancel.IntegrationTests.Support;
using Xunit.Abstractions;

namespace AppflowCancel.IntegrationTests.Linearizability;

/// <summary>
/// Eight clients on sockets start, cancel, finish, move the clock, delete and replace at once; whatever they are told, there is an
/// order of their calls that explains it.
/// </summary>
public sealed class LinearizabilityTests(ITestOutputHelper output)
{
    private const int Histories = 200;

    [Fact]
    public async Task Every_history_is_linearizable()
    {
        await using var emulator = await SocketEmulator.Start();
        using var recorder = new HistoryRecorder(emulator.Endpoint);
        var seed = Random.Shared.Next();
        var (calls, undecided) = (0, 0);

        foreach (var index in Enumerable.Range(0, Histories * Times))
        {
            var history = await recorder.Record($"{100_000_000_000 + (index % 1_000)}", seed + index);
            calls += history.Count;
            var verdict = LinearizabilityChecker.Check(World.Initial, history);
            undecided += verdict is Verdict.Undecided ? 1 : 0;
            Assert.True(
                verdict is not Verdict.NotLinearizable,
                $"Nothing explains this history (seed {seed + index}):\n{string.Join('\n', history)}");
        }

        output.WriteLine($"{Histories * Times} histories of {calls} calls, {undecided} of them undecided.");
        Assert.InRange(undecided, 0, Histories * Times / 20);
    }

    [Fact]
    public async Task A_cancel_that_forgets_the_lock_is_caught()
    {
        await using var emulator = new TestEmulator { Replace = ForgetfulCancel.Install };
        emulator.UseKestrel(_ => { });
        emulator.StartServer();
        using var recorder = new HistoryRecorder(emulator.ClientOptions.BaseAddress);

        for (var i = 0; i < 100; i++)
        {
            var history = await recorder.Record($"{100_000_000_000 + i}", i);
            if (LinearizabilityChecker.Check(World.Initial, history) is Verdict.NotLinearizable)
            {
                output.WriteLine($"Caught by history {i + 1}:\n{string.Join('\n', history)}");
                return;
            }
        }

        Assert.Fail("A hundred histories found nothing.");
    }

    // LINEARIZABILITY_TIMES=50 makes it 10,000 histories.
    private static int Times =>
        int.TryParse(Environment.GetEnvironmentVariable("LINEARIZABILITY_TIMES"), out var times) ? times : 1;
}
