using System.Net;
using System.Net.Sockets;
using AppflowCancel.Hosting.Options;

namespace AppflowCancel.Hosting;

/// <summary>What the program answers at once instead of starting: <c>--help</c>, <c>--version</c>, <c>--healthcheck</c>.</summary>
internal static class Questions
{
    private const int Yes = 0;
    private const int No = 1;

    // A health check that waits longer than its caller tells nothing.
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(2);

    /// <returns>The exit code; null when the program is to start.</returns>
    public static int? Answer(string[] args) => args switch
    {
        _ when args.Contains("--help") => Say(Help),
        _ when args.Contains("--version") => Say(ProductVersion.Text),
        _ when args.Contains("--healthcheck") => IsReady(args) ? Yes : No,
        _ => null,
    };

    private const string Help = """
        AppflowCancel: a local Amazon AppFlow for testing what happens when flow runs are cancelled.

          --port PORT          where to listen (4566); 0 for any free port
          --seed PATH          a state document, or a folder of them, to load at start
          --Emulator:KEY=VALUE any other option, also as environment variable Emulator__KEY; such as
                               --Emulator:RunSeconds=5 or Emulator__EmptyExecutionIds=All
          --healthcheck        exit code 0 if a program on that port is ready, 1 if not
          --version, --help    say so and end

        Clients find it with AWS_ENDPOINT_URL_APPFLOW=http://127.0.0.1:4566; its API is described at /swagger.
        """;

    private static int Say(string text)
    {
        Console.Out.WriteLine(text);
        return Yes;
    }

    private static bool IsReady(string[] args)
    {
        var configuration = new ConfigurationBuilder().AddEnvironmentVariables();
        CommandLine.AddTo(configuration, [.. args.Where(arg => arg != "--healthcheck")]);
        var options = OptionsReader.Read(configuration.Build(), out var errors);
        return errors.Count == 0 && IsReady(new IPEndPoint(Reachable(options.Host), options.Port));
    }

    // A server on all interfaces is asked on this one.
    private static IPAddress Reachable(IPAddress bound) =>
        bound.Equals(IPAddress.Any) ? IPAddress.Loopback
        : bound.Equals(IPAddress.IPv6Any) ? IPAddress.IPv6Loopback
        : bound;

    // By hand, since it starts every few seconds: an HttpClient would take longer to load than to ask.
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
