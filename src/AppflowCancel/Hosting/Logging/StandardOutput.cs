using Serilog.Core;
using Serilog.Events;
using Serilog.Formatting;

namespace AppflowCancel.Hosting.Logging;

/// <summary>
/// Writes log lines to standard output from its own thread, in batches: a request waits only until
/// its line is formatted, not for the reader of the pipe.
/// </summary>
internal sealed class StandardOutput : ILogEventSink, IDisposable
{
    // Limit of unwritten text; beyond it requests wait, so that an unread pipe cannot exhaust memory.
    private const int MaxPendingCharacters = 4 * 1024 * 1024;

    private static readonly TimeSpan FlushDelay = TimeSpan.FromMilliseconds(5);

    private readonly ITextFormatter _format;
    private readonly TextWriter _output;
    private readonly Thread _thread;

    // A monitor instead of a Lock: both sides wait for each other's pulses.
    private readonly object _gate = new();
    private StringWriter _filling = new();
    private StringWriter _writing = new();
    private bool _held = true;
    private bool _ended;

    public StandardOutput(ITextFormatter format, TextWriter output)
    {
        (_format, _output) = (format, output);
        _thread = new Thread(WriteOut) { IsBackground = true, Name = "log" };
        _thread.Start();
    }

    public void Emit(LogEvent logEvent)
    {
        lock (_gate)
        {
            var isFirst = WaitForRoom();
            _format.Format(logEvent, _filling);
            Signal(isFirst);
        }
    }

    /// <summary>Writes a text line from its parts.</summary>
    public void WriteLine(DateTimeOffset time, LogEventLevel level, params ReadOnlySpan<string?> parts)
    {
        lock (_gate)
        {
            var isFirst = WaitForRoom();
            LineFormatter.Format(time, level, parts, _filling);
            Signal(isFirst);
        }
    }

    /// <summary>Writes this line first, then the lines held back until now.</summary>
    public void Begin(string firstLine)
    {
        _output.WriteLine(firstLine);
        _output.Flush();
        lock (_gate)
        {
            _held = false;
            Monitor.PulseAll(_gate);
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _ended = true;
            Monitor.PulseAll(_gate);
        }

        _thread.Join();
    }

    /// <returns>Whether the next line is the only pending one, which the other thread waits for.</returns>
    private bool WaitForRoom()
    {
        while (_filling.GetStringBuilder().Length > MaxPendingCharacters && !_held && !_ended)
        {
            Monitor.Wait(_gate);
        }

        return _filling.GetStringBuilder().Length == 0;
    }

    private void Signal(bool isFirst)
    {
        if (isFirst)
        {
            Monitor.PulseAll(_gate);
        }
    }

    private void WriteOut()
    {
        while (TakeLines() is { } lines)
        {
            _output.Write(lines);
            _output.Flush();
            lines.Clear();
        }
    }

    private System.Text.StringBuilder? TakeLines()
    {
        lock (_gate)
        {
            while (!_ended && (_held || _filling.GetStringBuilder().Length == 0))
            {
                Monitor.Wait(_gate);
            }

            // Under load more lines follow at once: write many with one system call and one thread switch.
            if (!_ended)
            {
                Monitor.Wait(_gate, FlushDelay);
            }

            (_filling, _writing) = (_writing, _filling);
            Monitor.PulseAll(_gate);
            var lines = _writing.GetStringBuilder();
            return lines.Length == 0 ? null : lines;
        }
    }
}
