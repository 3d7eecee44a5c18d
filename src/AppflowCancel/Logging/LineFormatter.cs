using System.Globalization;
using Serilog.Events;
using Serilog.Formatting;

namespace AppflowCancel.Logging;

/// <summary>One event, one line: whatever a client put into a name or a message can not begin another.</summary>
internal sealed class LineFormatter : ITextFormatter
{
    // No control characters, but some programs that show logs begin a line at them.
    private const char LineSeparator = '\u2028';
    private const char ParagraphSeparator = '\u2029';

    public void Format(LogEvent logEvent, TextWriter output)
    {
        output.Write(logEvent.Timestamp.ToString("yyyy-MM-dd'T'HH:mm:ss.fffK", CultureInfo.InvariantCulture));
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
        foreach (var character in text)
        {
            output.Write(char.IsControl(character) || character is LineSeparator or ParagraphSeparator ? ' ' : character);
        }
    }
}
