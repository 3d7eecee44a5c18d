using System.Text;
using AppflowCancel.Aws;
using AppflowCancel.Domain;
using AppflowCancel.Logging;
using AppflowCancel.Operations;
using Serilog.Core;
using Serilog.Events;

namespace AppflowCancel;

/// <summary>
/// Has an emulator of its own answer a cancel while the host starts, on another core: what code costs at its first use is
/// paid by then, and not by the first client.
/// </summary>
internal static class WarmUp
{
    /// <summary>Nobody has to wait for it: what it has not come to yet, the first request does.</summary>
    public static Task Begin() => Task.Run(Run);

    public static async Task<HttpContext> Run()
    {
        var services = new ServiceCollection();
        services.AddEmulator(new EmulatorOptions());
        services.AddSingleton<Serilog.ILogger>(_ => LoggingSetup.Logger(LogEventLevel.Information, new Unread()));
        await using var provider = services.BuildServiceProvider();

        var context = new DefaultHttpContext();
        context.Request.Method = HttpMethods.Post;
        context.Request.Path = "/cancel-flow-executions";
        context.Request.ContentType = "application/json";
        context.Request.Body = new MemoryStream(Encoding.UTF8.GetBytes("""{"flowName":"orders","executionIds":["run-1"]}"""));
        var operation = CancelFlowExecutions.Operation(provider.GetRequiredService<CancellationService>());
        await provider.GetRequiredService<AwsSurface>().Answer(context, operation);
        return context;
    }

    private sealed class Unread : ILogEventSink
    {
        public void Emit(LogEvent logEvent) => new LineFormatter().Format(logEvent, TextWriter.Null);
    }
}
