using System.Collections.Concurrent;
using AppflowCancel.Hosting.Logging;
using Serilog.Core;
using Serilog.Events;

namespace AppflowCancel.IntegrationTests.Support;

/// <summary>Keeps the log lines, without the time.</summary>
internal sealed class LogLines : ILogEventSink
{
    private readonly ConcurrentQueue<string> _lines = new();

    public IReadOnlyList<string> All => [.. _lines];

    public void Emit(LogEvent logEvent)
    {
        using var line = new StringWriter();
        new LineFormatter().Format(logEvent, line);
        _lines.Enqueue(line.ToString().Split(' ', 2)[1].TrimEnd());
    }
}
