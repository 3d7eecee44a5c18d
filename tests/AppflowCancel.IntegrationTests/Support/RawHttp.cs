using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace AppflowCancel.IntegrationTests.Support;

/// <summary>Sends a request with exactly these bytes, without a client that would normalise paths or headers.</summary>
internal static class RawHttp
{
    public static async Task<Answer> Send(
        Uri endpoint, string method, string path, IEnumerable<KeyValuePair<string, string>> headers, byte[] body)
    {
        var head = new StringBuilder($"{method} {path} HTTP/1.1\r\nHost: {endpoint.Authority}\r\nConnection: close\r\n");
        foreach (var (name, value) in headers)
        {
            head.Append(CultureInfo.InvariantCulture, $"{name}: {value}\r\n");
        }

        if (body.Length > 0)
        {
            head.Append(CultureInfo.InvariantCulture, $"Content-Length: {body.Length}\r\n");
        }

        return await SendBytes(endpoint, [.. Encoding.Latin1.GetBytes(head.Append("\r\n").ToString()), .. body]);
    }

    /// <summary>Sends these bytes and reads until the server closes the connection.</summary>
    public static async Task<Answer> SendBytes(Uri endpoint, byte[] request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(endpoint.Host, endpoint.Port);
        var stream = client.GetStream();
        await stream.WriteAsync(request);
        using var received = new MemoryStream();
        await stream.CopyToAsync(received);
        return Parse(received.ToArray());
    }

    private static Answer Parse(byte[] bytes)
    {
        var end = bytes.AsSpan().IndexOf("\r\n\r\n"u8);
        var lines = Encoding.Latin1.GetString(bytes, 0, end).Split("\r\n");
        var headers = lines[1..].Select(line => line.Split(": ", 2))
            .ToDictionary(pair => pair[0], pair => pair[1], StringComparer.OrdinalIgnoreCase);
        return new Answer(int.Parse(lines[0].Split(' ')[1], CultureInfo.InvariantCulture), headers, Encoding.UTF8.GetString(bytes, end + 4, bytes.Length - end - 4));
    }
}
