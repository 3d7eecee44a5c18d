using System.Buffers;
using System.Globalization;
using System.Text;
using Serilog.Events;
using Serilog.Formatting;

namespace AppflowCancel.Hosting.Logging;

/// <summary>Writes each event as one line: text from clients cannot start another line.</summary>
internal sealed class LineFormatter : ITextFormatter
{
    private const string Nothing = "-";

    private static readonly SearchValues<char> Unsafe = SearchValues.Create(UnsafeCharacters());

    /// <summary>Formats a line from its parts, like an event with these parts.</summary>
    public static void Format(DateTimeOffset time, LogEventLevel level, ReadOnlySpan<string?> parts, TextWriter output)
    {
        WriteStart(time, level, output);
        foreach (var part in parts)
        {
            WriteOnOneLine(part ?? Nothing, output);
        }

        output.WriteLine();
    }

    public void Format(LogEvent logEvent, TextWriter output)
    {
        WriteStart(logEvent.Timestamp, logEvent.Level, output);
        WriteMessage(logEvent, output);
        if (logEvent.Exception is { } exception)
        {
            output.Write(" | ");
            WriteOnOneLine(exception.ToString(), output);
        }

        output.WriteLine();
    }

    private static void WriteStart(DateTimeOffset time, LogEventLevel level, TextWriter output)
    {
        WriteTime(time, output);
        output.Write(Level(level));
    }

    // Round-trip format, which is fast, without the four digits beyond milliseconds.
    private static void WriteTime(DateTimeOffset time, TextWriter output)
    {
        Span<char> text = stackalloc char[33];
        time.TryFormat(text, out _, "O", CultureInfo.InvariantCulture);
        output.Write(text[..23]);
        output.Write(text[27..]);
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
                WriteOnOneLine(value is ScalarValue { Value: var scalar } ? scalar?.ToString() ?? Nothing : value.ToString(), output);
            }
            else
            {
                WriteOnOneLine(token.ToString()!, output);
            }
        }
    }

    // Control characters, separators that some log viewers treat as line breaks, and characters that hide others or reverse their order.
    private static string UnsafeCharacters()
    {
        var characters = new StringBuilder("\u00AD\u061C\u180E\u200B\u200C\u200D\u200E\u200F\u2028\u2029\u202A\u202B\u202C\u202D\u202E"
            + "\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\u206A\u206B\u206C\u206D\u206E\u206F\uFEFF\uFFF9\uFFFA\uFFFB");
        for (var character = '\0'; character < '\u00A0'; character++)
        {
            if (char.IsControl(character))
            {
                characters.Append(character);
            }
        }

        return characters.ToString();
    }

    private static void WriteOnOneLine(string text, TextWriter output)
    {
        if (text.AsSpan().IndexOfAny(Unsafe) < 0)
        {
            output.Write(text);
            return;
        }

        foreach (var character in text)
        {
            output.Write(Unsafe.Contains(character) ? ' ' : character);
        }
    }
}
