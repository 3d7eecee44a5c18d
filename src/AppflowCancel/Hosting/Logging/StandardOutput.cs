using System.Text;
using Serilog.Core;
using Serilog.Events;
using Serilog.Formatting;
using Serilog.Parsing;

namespace AppflowCancel.Hosting.Logging;

/// <summary>
/// Writes log lines to standard output from its own thread, in batches: a request waits only until
/// its line is formatted, not for the reader of the pipe. Lines that nobody reads are lost, and a reader who returns is told how many.
/// Lines that cannot be written, as on a full disk, are lost too; standard error says so.
/// </summary>
internal sealed class StandardOutput : ILogEventSink, IDisposable
{
    // Limit of unwritten text, so that an unread pipe cannot exhaust memory. Beyond it requests wait for a slow reader.
    private const int MaxPendingCharacters = 4 * 1024 * 1024;

    // A reader that does not take a piece of LogWriter in this time is absent.
    private static readonly TimeSpan DefaultPatience = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan FlushDelay = TimeSpan.FromMilliseconds(5);

    private readonly ITextFormatter _format;
    private readonly LogWriter _writer;
    private readonly TimeSpan _patience;
    private readonly Thread _thread;

    // A monitor instead of a Lock: both sides wait for each other's pulses.
    private readonly object _gate = new();
    private StringWriter _filling = new();
    private StringWriter _writing = new();
    private bool _held = true;
    private bool _ended;
    private bool _unread;
    private int _lost;
    private DateTimeOffset _lastLost;

    public StandardOutput(ITextFormatter format, TextWriter output, TextWriter errors, TimeSpan? patience = null)
    {
        (_format, _writer, _patience) = (format, new LogWriter(output, errors), patience ?? DefaultPatience);
        _thread = new Thread(WriteOut) { IsBackground = true, Name = "log" };
        _thread.Start();
    }

    public void Emit(LogEvent logEvent)
    {
        lock (_gate)
        {
            if (WaitForRoom(logEvent.Timestamp))
            {
                var isFirst = IsEmpty;
                _format.Format(logEvent, _filling);
                Signal(isFirst);
            }
        }
    }

    /// <summary>Writes a text line from its parts.</summary>
    public void WriteLine(DateTimeOffset time, LogEventLevel level, params ReadOnlySpan<string?> parts)
    {
        lock (_gate)
        {
            if (WaitForRoom(time))
            {
                var isFirst = IsEmpty;
                LineFormatter.Format(time, level, parts, _filling);
                Signal(isFirst);
            }
        }
    }

    /// <summary>Writes this line first, then the lines held back until now.</summary>
    public void Begin(string firstLine)
    {
        lock (_gate)
        {
            _filling.GetStringBuilder().Insert(0, firstLine + Environment.NewLine);
            _held = false;
            Monitor.PulseAll(_gate);
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            // Both loggers dispose it, and so does the host.
            if (_ended)
            {
                return;
            }

            _ended = true;
            Monitor.PulseAll(_gate);
        }

        long before;
        do
        {
            before = _writer.Progress;
        }
        while (!_thread.Join(_patience) && before != _writer.Progress);
    }

    private bool IsEmpty => _filling.GetStringBuilder().Length == 0;

    /// <returns>False when the reader is absent and the line of this time is lost.</returns>
    private bool WaitForRoom(DateTimeOffset time)
    {
        while (_filling.GetStringBuilder().Length > MaxPendingCharacters && !_held && !_ended)
        {
            if (_unread)
            {
                (_lost, _lastLost) = (_lost + 1, time);
                return false;
            }

            var before = _writer.Progress;
            if (!Monitor.Wait(_gate, _patience) && before == _writer.Progress)
            {
                _unread = true;
                Monitor.PulseAll(_gate);
            }
        }

        return true;
    }

    // The other thread waits for the first pending line.
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
            _writer.Write(lines);
            lines.Clear();
        }
    }

    private StringBuilder? TakeLines()
    {
        lock (_gate)
        {
            var isStart = _held;
            while (!_ended && (_held || IsEmpty))
            {
                Monitor.Wait(_gate);
            }

            // Under load more lines follow at once: write many with one system call and one thread switch. Clients wait for the first line.
            if (!_ended && !isStart)
            {
                Monitor.Wait(_gate, FlushDelay);
            }

            ReportLost();
            (_filling, _writing) = (_writing, _filling);
            Monitor.PulseAll(_gate);
            var lines = _writing.GetStringBuilder();
            return lines.Length == 0 ? null : lines;
        }
    }

    // In the log itself: as long as a write to standard output waits, .NET keeps standard error locked too.
    private void ReportLost()
    {
        if (_lost > 0)
        {
            var message = new MessageTemplateParser().Parse("Nobody read standard output; log lines lost: {Count}");
            _format.Format(new LogEvent(_lastLost, LogEventLevel.Warning, null, message, [new("Count", new ScalarValue(_lost))]), _filling);
        }

        (_lost, _unread) = (0, false);
    }
}
