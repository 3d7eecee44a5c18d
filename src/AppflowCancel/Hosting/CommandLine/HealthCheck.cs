using System.Net;
using System.Net.Sockets;
using AppflowCancel.Hosting.Options;

namespace AppflowCancel.Hosting.CommandLine;

/// <summary>Asks a running program whether it is ready: exit code 0 if so, 1 if not.</summary>
internal static class HealthCheck
{
    private const int Ready = 0;
    private const int NotReady = 1;

    // A health check must answer before its caller gives up.
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(2);

    public static int Run(string[] settings)
    {
        var configuration = new ConfigurationBuilder().AddEnvironmentVariables();
        ArgumentRules.AddTo(configuration, settings);
        var options = OptionsReader.Read(configuration.Build(), out var errors);
        return errors.Count == 0 && IsReady(new IPEndPoint(Reachable(options.Host), options.Port)) ? Ready : NotReady;
    }

    // A server on all interfaces is checked on loopback.
    private static IPAddress Reachable(IPAddress bound) =>
        bound.Equals(IPAddress.Any) ? IPAddress.Loopback
        : bound.Equals(IPAddress.IPv6Any) ? IPAddress.IPv6Loopback
        : bound;

    // A plain socket: this runs every few seconds, and loading HttpClient takes longer than the check.
    private static bool IsReady(IPEndPoint endpoint)
    {
        using var socket = new Socket(endpoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp)
        {
            ReceiveTimeout = (int)Timeout.TotalMilliseconds,
            SendTimeout = (int)Timeout.TotalMilliseconds,
        };
        try
        {
            socket.Connect(endpoint);
            socket.Send("GET /_appflow/ready HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"u8);
            Span<byte> answer = stackalloc byte[16];
            var received = socket.Receive(answer);
            return answer[..received].StartsWith("HTTP/1.1 200"u8);
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
