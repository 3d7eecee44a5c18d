using System.Net;

namespace AppflowCancel.IntegrationTests.Startup;

public sealed class ShutdownTests
{
    [Fact]
    public async Task A_termination_signal_stops_it_immediately_and_cleanly()
    {
        await using var emulator = await EmulatorProcess.Start();
        (await emulator.Send(HttpMethod.Get, "/health")).MustBe(HttpStatusCode.OK);

        await emulator.Terminate();

        // With a connection still open. It takes milliseconds, longer on a busy machine.
        var (code, output, errors) = await emulator.Exit().WaitAsync(TimeSpan.FromSeconds(20));
        Assert.Equal((0, "", ""), (code, output, errors));
    }
}
