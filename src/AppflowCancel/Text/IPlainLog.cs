using Serilog.Events;

namespace AppflowCancel.Text;

/// <summary>A text log that receives the parts of a line, without an event: for the line that nearly every request writes.</summary>
internal interface IPlainLog
{
    /// <summary>Writes the same line as an event with these parts. Null is written as "-".</summary>
    void WriteLine(LogEventLevel level, params ReadOnlySpan<string?> parts);
}
