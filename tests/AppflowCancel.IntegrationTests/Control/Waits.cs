using AppflowCancel.IntegrationTests.Support;

namespace AppflowCancel.IntegrationTests.Control;

/// <summary>Waits for the status of run-1 of flow "orders".</summary>
internal static class Waits
{
    /// <summary>The timers of a pending wait: its deadline, and the run's next transition.</summary>
    public const int Timers = 2;

    public static Task<Answer> Wait(this TestEmulator emulator, string status, string timeoutSeconds = "600") => emulator.TryControl(
        HttpMethod.Get,
        $"/_appflow/flows/orders/runs/run-1/wait?account={TestEmulator.Account}&status={status}&timeoutSeconds={timeoutSeconds}");

    /// <summary>A wait that is known to be pending, on its own emulator.</summary>
    public static async Task<(TestEmulator Emulator, ManualTime Time, Task<Answer> Wait)> Pending(
        string status, string timeoutSeconds = "600", string run = """{"executionStatus":"InProgress"}""")
    {
        var time = new ManualTime();
        var emulator = new TestEmulator { Time = time };
        await emulator.PutState($$"""{"flows":[{"flowName":"orders","runs":[{"executionId":"run-1",{{run[1..]}}]}]}""");
        var wait = emulator.Wait(status, timeoutSeconds);
        await time.UntilTimers(Timers);
        return (emulator, time, wait);
    }
}
