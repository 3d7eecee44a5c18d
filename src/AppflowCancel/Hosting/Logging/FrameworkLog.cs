using Serilog;
using Serilog.Core;
using Serilog.Events;
using Serilog.Extensions.Logging;

namespace AppflowCancel.Hosting.Logging;

/// <summary>The framework's log: errors only.</summary>
internal static class FrameworkLog
{
    public static ILoggerFactory Create(LogEventLevel level, ILogEventSink output) => new SerilogLoggerFactory(
        new LoggerConfiguration()
            .MinimumLevel.Is((LogEventLevel)Math.Max((int)level, (int)LogEventLevel.Error))

            // Logs a failed start at length; Startup reports it in one line.
            .MinimumLevel.Override("Microsoft.Extensions.Hosting.Internal.Host", LoggingSetup.Silent)

            // If enabled, it starts an activity and a scope for each request. RequestLog logs the same.
            .MinimumLevel.Override("Microsoft.AspNetCore.Hosting.Diagnostics", LoggingSetup.Silent)
            .WriteTo.Sink(output)
            .CreateLogger(),
        dispose: true);
}
