using System.Buffers;
using System.Globalization;
using Serilog.Events;
using Serilog.Formatting;

namespace AppflowCancel.Logging;

/// <summary>One event, one line: whatever a client put into a name or a message can not begin another.</summary>
internal sealed class LineFormatter : ITextFormatter
{
    // Control characters, and two that are none but at which some programs that show logs begin a line.
    private static readonly SearchValues<char> LineBreaking =
        SearchValues.Create([.. Enumerable.Range(0, 0xA0).Select(code => (char)code).Where(char.IsControl), '\u2028', '\u2029']);

    public void Format(LogEvent logEvent, TextWriter output)
    {
        Span<char> timestamp = stackalloc char[32];
        logEvent.Timestamp.TryFormat(timestamp, out var length, "yyyy-MM-dd'T'HH:mm:ss.fffK", CultureInfo.InvariantCulture);
        output.Write(timestamp[..length]);
        output.Write(Level(logEvent.Level));
        WriteMessage(logEvent, output);
        if (logEvent.Exception is { } exception)
        {
            output.Write(" | ");
            WriteOnOneLine(exception.ToString(), output);
        }

        output.WriteLine();
    }

    private static string Level(LogEventLevel level) => level switch
    {
        LogEventLevel.Verbose => " trace ",
        LogEventLevel.Debug => " debug ",
        LogEventLevel.Information => " info  ",
        LogEventLevel.Warning => " warn  ",
        LogEventLevel.Error => " error ",
        LogEventLevel.Fatal => " fatal ",
    };

    private static void WriteMessage(LogEvent logEvent, TextWriter output)
    {
        foreach (var token in logEvent.MessageTemplate.Tokens)
        {
            if (token is Serilog.Parsing.PropertyToken property && logEvent.Properties.TryGetValue(property.PropertyName, out var value))
            {
                WriteOnOneLine(value is ScalarValue { Value: var scalar } ? scalar?.ToString() ?? "-" : value.ToString(), output);
            }
            else
            {
                WriteOnOneLine(token.ToString()!, output);
            }
        }
    }

    private static void WriteOnOneLine(string text, TextWriter output)
    {
        if (text.AsSpan().IndexOfAny(LineBreaking) < 0)
        {
            output.Write(text);
            return;
        }

        foreach (var character in text)
        {
            output.Write(LineBreaking.Contains(character) ? ' ' : character);
        }
    }
}
