using System.Text;
using AppflowCancel.Hosting.Options;
using AppflowCancel.Text;
using AppflowCancel.Timing;
using Microsoft.Extensions.Logging.Abstractions;
using Serilog;
using Serilog.Core;
using Serilog.Events;
using Serilog.Formatting;
using Serilog.Formatting.Compact;

namespace AppflowCancel.Hosting.Logging;

internal static class LoggingSetup
{
    public const string LevelKey = "Logging:LogLevel:Default";
    public const LogEventLevel Silent = (LogEventLevel)int.MaxValue;

    /// <summary>Logs to standard output: our events at <c>Logging:LogLevel:Default</c> and above, and the framework's errors.</summary>
    public static void AddLog(this WebApplicationBuilder builder, EmulatorOptions options)
    {
        ITextFormatter format = options.LogsJson ? new RenderedCompactJsonFormatter() : new LineFormatter();
        var output = new StandardOutput(format, OpenOutput(), Console.Error);
        var level = LevelOf(builder.Configuration[LevelKey]);
        builder.Services.AddSingleton(_ => output);
        builder.Services.AddSingleton<Serilog.ILogger>(_ => Logger(level, output));
        builder.Services.AddSingleton<ILoggerFactory>(_ => FrameworkLog.Create(level, output));
        if (!options.LogsJson)
        {
            builder.Services.AddSingleton<IPlainLog>(provider => new PlainLog(output, provider.GetRequiredService<RealTime>().Provider));
        }
    }

    /// <summary>Passes each line to a delegate, for an emulator inside another process; null disables logging.</summary>
    public static void AddLog(this WebApplicationBuilder builder, Action<string>? write)
    {
        if (write is null)
        {
            builder.Services.AddSingleton(_ => Serilog.Core.Logger.None);
            builder.Services.AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance);
            return;
        }

        var output = new LineSink(write);
        builder.Services.AddSingleton<Serilog.ILogger>(_ => Logger(LogEventLevel.Information, output));
        builder.Services.AddSingleton<ILoggerFactory>(_ => FrameworkLog.Create(LogEventLevel.Information, output));
    }

    public static Logger Logger(LogEventLevel level, ILogEventSink output) =>
        new LoggerConfiguration().MinimumLevel.Is(level).WriteTo.Sink(output).CreateLogger();

    // Console.Out would make a system call for each 256 characters.
    private static StreamWriter OpenOutput()
    {
        // As Console.Out does: in the console's encoding, without the byte order mark of a UTF-8 console on Windows.
        var encoding = Console.OutputEncoding is UTF8Encoding ? new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) : Console.OutputEncoding;
        return new StreamWriter(Console.OpenStandardOutput(), encoding, LogWriter.PieceLength);
    }

    /// <summary>Maps the level names of Microsoft.Extensions.Logging; OptionsReader refuses unknown ones.</summary>
    private static LogEventLevel LevelOf(string? name) => Enum.TryParse<LogLevel>(name, ignoreCase: true, out var level) ? level switch
    {
        LogLevel.Trace => LogEventLevel.Verbose,
        LogLevel.Debug => LogEventLevel.Debug,
        LogLevel.Information => LogEventLevel.Information,
        LogLevel.Warning => LogEventLevel.Warning,
        LogLevel.Error => LogEventLevel.Error,
        LogLevel.Critical => LogEventLevel.Fatal,
        LogLevel.None => Silent,
    } : LogEventLevel.Information;
}
