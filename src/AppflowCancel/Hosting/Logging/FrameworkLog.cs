using Microsoft.Extensions.Logging.Abstractions;
using Serilog;
using Serilog.Core;
using Serilog.Events;
using Serilog.Extensions.Logging;

using ILogger = Microsoft.Extensions.Logging.ILogger;

namespace AppflowCancel.Hosting.Logging;

/// <summary>What the framework has to say: errors.</summary>
/// <remarks>By category, and not by Serilog's overrides of levels: their code would be compiled while the program starts.</remarks>
internal sealed class FrameworkLog(LogEventLevel level, ILogEventSink output) : ILoggerFactory
{
    private readonly SerilogLoggerFactory _loggers = new(
        new LoggerConfiguration()
            .MinimumLevel.Is((LogEventLevel)Math.Max((int)level, (int)LogEventLevel.Error))
            .WriteTo.Sink(output)
            .CreateLogger(),
        dispose: true);

    public ILogger CreateLogger(string categoryName) => categoryName switch
    {
        // Says at length that the start failed, and why; Startup says it in one line.
        "Microsoft.Extensions.Hosting.Internal.Host" => NullLogger.Instance,

        // Asked whether it would log anything, it begins an activity and a scope for each request. Our own log says it all.
        "Microsoft.AspNetCore.Hosting.Diagnostics" => NullLogger.Instance,
        _ => _loggers.CreateLogger(categoryName),
    };

    public void AddProvider(ILoggerProvider provider) => _loggers.AddProvider(provider);

    public void Dispose() => _loggers.Dispose();
}
