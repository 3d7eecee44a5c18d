using Serilog.Core;
using Serilog.Events;

namespace AppflowCancel.Hosting.Logging;

/// <summary>Passes each log line to a delegate.</summary>
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
