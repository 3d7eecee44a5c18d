using System.Globalization;
using System.Net.Sockets;
using System.Text;
using AppflowCancel.IntegrationTests.Support;

namespace AppflowCancel.IntegrationTests.Fuzz;

/// <summary>
/// One connection for many requests: a request that closes it fails the test. Only a stream, whose answer does not end, is left for
/// another connection.
/// </summary>
internal sealed class PersistentConnection : IDisposable
{
    private readonly Uri _endpoint;
    private readonly List<byte> _received = [];
    private readonly byte[] _buffer = new byte[65_536];
    private TcpClient _client = new();
    private int _sent;
    private FuzzRequest? _last;

    private PersistentConnection(Uri endpoint) => _endpoint = endpoint;

    public static async Task<PersistentConnection> To(Uri endpoint)
    {
        var connection = new PersistentConnection(endpoint);
        await connection.Connect();
        return connection;
    }

    public async Task<Answer> Send(FuzzRequest request)
    {
        await _client.GetStream().WriteAsync(Bytes(request, chunked: ++_sent % 5 == 0));
        while (true)
        {
            var answer = await Receive(request);
            if (answer.Status >= 200)
            {
                Assert.False(
                    answer.Headers.GetValueOrDefault("Connection", "").Equals("close", StringComparison.OrdinalIgnoreCase),
                    $"The connection is closed after {answer.Status} to\n{request}");
                _last = request;
                return answer;
            }
        }
    }

    public void Dispose() => _client.Dispose();

    private async Task Connect()
    {
        _client.Dispose();
        _client = new TcpClient { NoDelay = true };
        _received.Clear();
        await _client.ConnectAsync(_endpoint.Host, _endpoint.Port);
    }

    private byte[] Bytes(FuzzRequest request, bool chunked)
    {
        var head = new StringBuilder($"{request.Method} {request.Target} HTTP/1.1\r\nHost: {_endpoint.Authority}\r\n");
        foreach (var (name, value) in request.Headers)
        {
            head.Append(name).Append(": ").Append(value).Append("\r\n");
        }

        // Latin-1 characters are sent as single bytes, which are not UTF-8.
        var encoding = request.Headers.Values.All(value => value.All(each => each <= 0xFF)) ? Encoding.Latin1 : Encoding.UTF8;
        if (request.Body.Length == 0)
        {
            return encoding.GetBytes(head.Append("\r\n").ToString());
        }

        if (!chunked)
        {
            head.Append(CultureInfo.InvariantCulture, $"Content-Length: {request.Body.Length}\r\n\r\n");
            return [.. encoding.GetBytes(head.ToString()), .. request.Body];
        }

        head.Append(CultureInfo.InvariantCulture, $"Transfer-Encoding: chunked\r\n\r\n{request.Body.Length:x}\r\n");
        return [.. encoding.GetBytes(head.ToString()), .. request.Body, .. "\r\n0\r\n\r\n"u8];
    }

    private async Task<Answer> Receive(FuzzRequest request)
    {
        var lines = (await ReadUntil("\r\n\r\n", request)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var pair in lines[1..].Select(line => line.Split(':', 2)))
        {
            headers[pair[0]] = pair[1].Trim();
        }

        var status = int.Parse(lines[0].Split(' ')[1], CultureInfo.InvariantCulture);
        if (headers.GetValueOrDefault("Content-Type") == "text/event-stream")
        {
            await Connect();
            return new Answer(status, headers, "");
        }

        var body = request.Method == "HEAD" || status is < 200 or 204 or 304 ? []
            : headers.GetValueOrDefault("Transfer-Encoding") == "chunked" ? await ReadChunks(request)
            : await ReadBytes(int.Parse(headers["Content-Length"], CultureInfo.InvariantCulture), request);
        return new Answer(status, headers, Encoding.UTF8.GetString(body));
    }

    private async Task<byte[]> ReadChunks(FuzzRequest request)
    {
        List<byte> body = [];
        while (true)
        {
            var size = int.Parse(await ReadUntil("\r\n", request), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            body.AddRange(await ReadBytes(size, request));
            await ReadUntil("\r\n", request);
            if (size == 0)
            {
                return [.. body];
            }
        }
    }

    private async Task ReadMore(FuzzRequest request)
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        var read = await _client.GetStream().ReadAsync(_buffer, timeout.Token);
        Assert.True(read > 0, $"The connection was closed after\n{_last}\n\ninstead of an answer to\n{request}");
        _received.AddRange(_buffer.AsSpan(0, read));
    }

    private async Task<string> ReadUntil(string end, FuzzRequest request)
    {
        int at;
        while ((at = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_received).IndexOf(Encoding.Latin1.GetBytes(end))) < 0)
        {
            await ReadMore(request);
        }

        return Encoding.Latin1.GetString(await ReadBytes(at + end.Length, request)).TrimEnd();
    }

    private async Task<byte[]> ReadBytes(int count, FuzzRequest request)
    {
        while (_received.Count < count)
        {
            await ReadMore(request);
        }

        byte[] taken = [.. _received[..count]];
        _received.RemoveRange(0, count);
        return taken;
    }
}
