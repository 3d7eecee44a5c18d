using Serilog;
using Serilog.Core;
using Serilog.Events;
using Serilog.Extensions.Logging;

namespace AppflowCancel.Hosting.Logging;

/// <summary>What the framework logs: errors.</summary>
internal static class FrameworkLog
{
    public static ILoggerFactory Create(LogEventLevel level, ILogEventSink output) => new SerilogLoggerFactory(
        new LoggerConfiguration()
            .MinimumLevel.Is((LogEventLevel)Math.Max((int)level, (int)LogEventLevel.Error))

            // Reports a failed start at length; Startup does it in one line.
            .MinimumLevel.Override("Microsoft.Extensions.Hosting.Internal.Host", LoggingSetup.Silent)

            // If it could log anything, it would begin an activity and a scope for each request. Our own log has all of it.
            .MinimumLevel.Override("Microsoft.AspNetCore.Hosting.Diagnostics", LoggingSetup.Silent)
            .WriteTo.Sink(output)
            .CreateLogger(),
        dispose: true);
}
