using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace AppflowCancel.Live.Reports;

/// <summary>One POST and its answer, by HTTP/1.1 on a connection of its own.</summary>
/// <remarks>Not HttpClient: it makes the native program 3.5 MB larger.</remarks>
internal static class HttpExchange
{
    private const int MaxAnswer = 64 * 1024;

    /// <exception cref="IOException">The answer is no HTTP, or ends too early.</exception>
    /// <exception cref="SocketException">There is no connection, or not any more.</exception>
    /// <exception cref="TargetRefusedException">The name leads to an address that is not allowed.</exception>
    public static async Task<(int Status, ReadOnlyMemory<byte> Body)> Post(
        Uri url, IEnumerable<KeyValuePair<string, string>> headers, ReadOnlyMemory<byte> body, TargetRules rules, CancellationToken cancellation)
    {
        using var socket = await Connect(url, rules, cancellation);
        var head = new StringBuilder($"POST {url.PathAndQuery} HTTP/1.1\r\nConnection: close\r\nContent-Length: {body.Length}\r\n");
        foreach (var (name, value) in headers)
        {
            head.Append(CultureInfo.InvariantCulture, $"{name}: {value}\r\n");
        }

        head.Append("\r\n");
        await SendAll(socket, Encoding.ASCII.GetBytes(head.ToString()), cancellation);
        await SendAll(socket, body, cancellation);
        return Parse(await ReadAll(socket, cancellation));
    }

    // The addresses that are checked are those that are connected to: a name cannot mean another one later.
    private static async Task<Socket> Connect(Uri url, TargetRules rules, CancellationToken cancellation)
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

    private static async Task SendAll(Socket socket, ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        while (bytes.Length > 0)
        {
            bytes = bytes[await socket.SendAsync(bytes, cancellation)..];
        }
    }

    // Until the other side closes, as it was asked to; what is too long is cut.
    private static async Task<ReadOnlyMemory<byte>> ReadAll(Socket socket, CancellationToken cancellation)
    {
        var answer = new byte[MaxAnswer];
        var length = 0;
        int read;
        while (length < answer.Length && (read = await socket.ReceiveAsync(answer.AsMemory(length), cancellation)) > 0)
        {
            length += read;
        }

        return answer.AsMemory(0, length);
    }

    private static (int Status, ReadOnlyMemory<byte> Body) Parse(ReadOnlyMemory<byte> answer)
    {
        var end = answer.Span.IndexOf("\r\n\r\n"u8);
        var head = end < 0 ? "" : Encoding.Latin1.GetString(answer.Span[..end]);
        if (!head.StartsWith("HTTP/1.", StringComparison.Ordinal)
            || head.Split(' ', 3) is not [_, var code, ..]
            || !int.TryParse(code.AsSpan(0, Math.Min(3, code.Length)), NumberStyles.None, CultureInfo.InvariantCulture, out var status))
        {
            throw new IOException("It did not answer by HTTP.");
        }

        var body = answer[(end + 4)..];
        return (status, head.Contains("\r\nTransfer-Encoding: chunked", StringComparison.OrdinalIgnoreCase) ? Dechunk(body) : body);
    }

    private static ReadOnlyMemory<byte> Dechunk(ReadOnlyMemory<byte> body)
    {
        var whole = new List<byte>();
        while (body.Span.IndexOf("\r\n"u8) is > 0 and var line
            && int.TryParse(body.Span[..line], NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var length)
            && length > 0 && line + 2 + length <= body.Length)
        {
            whole.AddRange(body.Span.Slice(line + 2, length));
            body = body[Math.Min(body.Length, line + 2 + length + 2)..];
        }

        return whole.ToArray();
    }
}

internal sealed class TargetRefusedException(string message) : Exception(message);
