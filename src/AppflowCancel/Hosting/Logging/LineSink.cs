using Serilog.Core;
using Serilog.Events;

namespace AppflowCancel.Hosting.Logging;

/// <summary>Hands each log line to a function.</summary>
internal sealed class LineSink(Action<string> write) : ILogEventSink
{
    private readonly LineFormatter _format = new();

    public void Emit(LogEvent logEvent)
    {
        using var line = new StringWriter();
        _format.Format(logEvent, line);
        write(line.ToString().TrimEnd());
    }
}
