using System.Net;
using System.Net.Sockets;
using AppflowCancel.Hosting.Stopping;
using AppflowCancel.IntegrationTests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace AppflowCancel.IntegrationTests.Hosting;

/// <summary>From SIGTERM to the end; <c>tests/outside/faults.mjs sigterm</c> tests the same with real signals.</summary>
public sealed class ConnectionDrainTests
{
    [Fact]
    public async Task Once_it_is_told_to_stop_a_request_is_answered_as_the_last_of_its_connection_and_a_new_connection_refused()
    {
        await using var emulator = new TestEmulator();
        emulator.UseKestrel(_ => { });
        emulator.StartServer();
        var endpoint = emulator.ClientOptions.BaseAddress;
        using var client = new HttpClient { BaseAddress = endpoint };
        using var before = await client.GetAsync("/health");

        await emulator.Services.GetRequiredService<ConnectionDrain>().Begin();

        using var after = await client.GetAsync("/health");
        Assert.Equal((HttpStatusCode.OK, null, true), (after.StatusCode, before.Headers.ConnectionClose, after.Headers.ConnectionClose));
        using var late = new TcpClient();
        var refusal = await Assert.ThrowsAsync<SocketException>(() => late.ConnectAsync(endpoint.Host, endpoint.Port));
        Assert.Equal(SocketError.ConnectionRefused, refusal.SocketErrorCode);
    }
}
