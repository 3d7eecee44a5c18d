using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace AppflowCancel.IntegrationTests.Startup;

public sealed class PortTests
{
    [Theory]
    [InlineData("--port={0}")]
    [InlineData("--Emulator:Port={0}")]
    [InlineData("--PORT {0}")]
    public async Task The_port_is_the_one_of_the_command_line(string option)
    {
        var port = EmulatorProcess.FreePort();
        var arguments = string.Format(CultureInfo.InvariantCulture, option, port).Split(' ');

        await using var emulator = await EmulatorProcess.Start(arguments, ("Emulator__Port", "1"));

        Assert.Equal(port, emulator.Endpoint.Port);
        Assert.Equal(200, (await emulator.Send(HttpMethod.Get, "/health")).Status);
    }

    [Fact]
    public async Task The_port_is_the_one_of_the_environment()
    {
        var port = EmulatorProcess.FreePort();

        await using var emulator = await EmulatorProcess.Start([], ("Emulator__Port", $"{port}"));

        Assert.Equal(port, emulator.Endpoint.Port);
        Assert.Equal(200, (await emulator.Send(HttpMethod.Get, "/health")).Status);
    }

    [Fact]
    public async Task A_port_in_use_is_reported_in_one_line()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;

        var refusal = await EmulatorProcess.Refusal(["--port", $"{port}"]);

        Assert.Equal($"Port {port} of 127.0.0.1 is in use; choose another with --port or Emulator__Port, or 0 for any free port.\n", refusal);
    }

    [Fact]
    public async Task An_address_of_another_machine_is_reported_in_one_line()
    {
        // From an address block reserved for documentation.
        var refusal = await EmulatorProcess.Refusal(["--port", "0", "--Emulator:Host", "192.0.2.1"]);

        Assert.StartsWith("Cannot listen on Emulator:Host 192.0.2.1, Emulator:Port 0: ", refusal, StringComparison.Ordinal);
        Assert.Equal(1, refusal.Count(each => each == '\n'));
    }
}
