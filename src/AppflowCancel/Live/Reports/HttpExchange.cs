using System.Globalization;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;

namespace AppflowCancel.Live.Reports;

/// <summary>Sends a POST over HTTP/1.1 on a new connection, and reads the answer.</summary>
/// <remarks>Why not HttpClient: docs/decisions/0016-a-post-without-httpclient.md.</remarks>
internal static class HttpExchange
{
    private const int MaxAnswer = 64 * 1024;

    /// <exception cref="IOException">The answer is not HTTP, or is incomplete.</exception>
    /// <exception cref="SocketException">The connection failed or was lost.</exception>
    /// <exception cref="AuthenticationException">The certificate is not valid for the host or not trusted.</exception>
    /// <exception cref="TargetRefusedException">The host name resolves to an address that is not allowed.</exception>
    public static async Task<(int Status, ReadOnlyMemory<byte> Body)> Post(
        Uri url, IEnumerable<KeyValuePair<string, string>> headers, ReadOnlyMemory<byte> body, TargetRules rules, CancellationToken cancellation)
    {
        await using var connection = await Connect(url, rules, cancellation);
        var head = new StringBuilder($"POST {url.PathAndQuery} HTTP/1.1\r\nConnection: close\r\nContent-Length: {body.Length}\r\n");
        foreach (var (name, value) in headers)
        {
            head.Append(CultureInfo.InvariantCulture, $"{name}: {value}\r\n");
        }

        head.Append("\r\n");
        await connection.WriteAsync(Encoding.ASCII.GetBytes(head.ToString()), cancellation);
        await connection.WriteAsync(body, cancellation);
        return HttpAnswer.Parse(await ReadAll(connection, cancellation));
    }

    private static async Task<Stream> Connect(Uri url, TargetRules rules, CancellationToken cancellation)
    {
        var connection = new NetworkStream(await Open(url, rules, cancellation), ownsSocket: true);
        if (url.Scheme == Uri.UriSchemeHttp)
        {
            return connection;
        }

        var tls = new SslStream(connection);
        try
        {
            await tls.AuthenticateAsClientAsync(new SslClientAuthenticationOptions { TargetHost = url.IdnHost }, cancellation);
            return tls;
        }
        catch
        {
            await tls.DisposeAsync();
            throw;
        }
    }

    // Connects to the checked addresses, so that the name cannot resolve to another one afterwards.
    private static async Task<Socket> Open(Uri url, TargetRules rules, CancellationToken cancellation)
    {
        var addresses = await Dns.GetHostAddressesAsync(url.DnsSafeHost, cancellation);
        var allowed = addresses.Where(address => rules.Allows(url.IdnHost, address)).ToArray();
        if (allowed.Length == 0)
        {
            throw new TargetRefusedException($"{url.IdnHost} is neither this machine nor in a private network; Emulator__AllowedTargets can allow it.");
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, url.Port, cancellation);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    // Reads until the answer is complete or the server closes, as requested; a long answer is truncated.
    private static async Task<ReadOnlyMemory<byte>> ReadAll(Stream connection, CancellationToken cancellation)
    {
        var answer = new byte[MaxAnswer];
        var length = 0;
        int read;
        while (length < answer.Length && (read = await connection.ReadAsync(answer.AsMemory(length), cancellation)) > 0)
        {
            length += read;
            if (HttpAnswer.IsComplete(answer.AsSpan(0, length)))
            {
                break;
            }
        }

        return answer.AsMemory(0, length);
    }
}

internal sealed class TargetRefusedException(string message) : Exception(message);
