using AppflowCancel.IntegrationTests.Reference;
using AppflowCancel.IntegrationTests.Support;
using Xunit.Abstractions;

namespace AppflowCancel.IntegrationTests.Linearizability;

/// <summary>
/// Eight clients on sockets start, cancel, finish, move the clock, delete and replace concurrently; a sequential
/// order of their calls explains every answer.
/// </summary>
public sealed class LinearizabilityTests(ITestOutputHelper output)
{
    // Two kinds: 200 histories in all.
    private const int HistoriesOfEachKind = 100;

    /// <remarks>LINEARIZABILITY_SEED repeats a run, except for thread timing; LINEARIZABILITY_STORE=1 uses a store.</remarks>
    [Theory]
    [InlineData(HistoryKind.OneFlow)]
    [InlineData(HistoryKind.SeveralFlows)]
    internal async Task Every_history_is_linearizable(HistoryKind kind)
    {
        await using var emulator = await SocketEmulator.Start(durable: Setting("LINEARIZABILITY_STORE") == 1);
        using var recorder = new HistoryRecorder(emulator.Endpoint);
        var seed = Setting("LINEARIZABILITY_SEED") ?? Random.Shared.Next();
        var histories = HistoriesOfEachKind * (Setting("LINEARIZABILITY_TIMES") ?? 1);
        var (calls, undecided) = (0, 0);

        foreach (var index in Enumerable.Range(0, histories))
        {
            var history = await recorder.Record($"{100_000_000_000 + (index % 1_000)}", seed + index, kind);
            calls += history.Count;
            foreach (var part in OperationMix.Parts(kind, history))
            {
                var verdict = LinearizabilityChecker.Check(World.Initial, part);
                undecided += verdict is Verdict.Undecided ? 1 : 0;
                Assert.True(
                    verdict is not Verdict.NotLinearizable,
                    $"Nothing explains this history (seed {seed + index}):\n{string.Join('\n', part)}");
            }
        }

        output.WriteLine($"{histories} histories of {kind}, {calls} calls, seed {seed}: {undecided} undecided.");
        Assert.Equal(0, undecided);
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
            var history = await recorder.Record($"{100_000_000_000 + i}", i, HistoryKind.OneFlow);
            if (LinearizabilityChecker.Check(World.Initial, history) is Verdict.NotLinearizable)
            {
                output.WriteLine($"Caught by history {i + 1}:\n{string.Join('\n', history)}");
                return;
            }
        }

        Assert.Fail("A hundred histories found nothing.");
    }

    // LINEARIZABILITY_TIMES=50 makes it 10,000 histories.
    private static int? Setting(string variable) => int.TryParse(Environment.GetEnvironmentVariable(variable), out var value) ? value : null;
}
