using System.Globalization;
using System.Text;

namespace AppflowCancel.Live.Reports;

/// <summary>Status and body of an HTTP/1.1 answer.</summary>
internal static class HttpAnswer
{
    /// <summary>Whether the whole answer has arrived. Some servers leave the connection open.</summary>
    public static bool IsComplete(ReadOnlySpan<byte> answer) =>
        Head(answer) is { } head
        && (head.StartsWith("HTTP/1.1 204", StringComparison.Ordinal)
            || (IsChunked(head) ? answer.EndsWith("0\r\n\r\n"u8) : Length(head) is { } length && answer.Length >= head.Length + 4 + length));

    /// <exception cref="IOException">It is not HTTP, or is incomplete.</exception>
    public static (int Status, ReadOnlyMemory<byte> Body) Parse(ReadOnlyMemory<byte> answer)
    {
        var head = Head(answer.Span) ?? "";
        if (!head.StartsWith("HTTP/1.", StringComparison.Ordinal)
            || head.Split(' ', 3) is not [_, var code, ..]
            || !int.TryParse(code.AsSpan(0, Math.Min(3, code.Length)), NumberStyles.None, CultureInfo.InvariantCulture, out var status))
        {
            throw new IOException("The answer was not HTTP.");
        }

        var body = answer[(head.Length + 4)..];
        return (status, IsChunked(head) ? Dechunk(body) : body);
    }

    // Null until it is complete.
    private static string? Head(ReadOnlySpan<byte> answer) =>
        answer.IndexOf("\r\n\r\n"u8) is >= 0 and var end ? Encoding.Latin1.GetString(answer[..end]) : null;

    private static bool IsChunked(string head) => head.Contains("\r\nTransfer-Encoding: chunked", StringComparison.OrdinalIgnoreCase);

    private static int? Length(string head)
    {
        var line = head.Split("\r\n").FirstOrDefault(line => line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase));
        return int.TryParse(line?["Content-Length:".Length..], NumberStyles.AllowLeadingWhite, CultureInfo.InvariantCulture, out var length) ? length : null;
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
