using Serilog.Events;

namespace AppflowCancel.Text;

/// <summary>A log of plain text that takes the parts of a line, without an event: for the line that nearly every request writes.</summary>
internal interface IPlainLog
{
    /// <summary>Writes the line that an event with these parts would have. Null is shown as "-".</summary>
    void WriteLine(LogEventLevel level, params ReadOnlySpan<string?> parts);
}
