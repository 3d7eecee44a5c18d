using AppflowCancel.Text;
using Serilog.Events;

namespace AppflowCancel.Hosting.Logging;

/// <summary>Writes lines to standard output without Serilog's event, its dictionary and its values. Not for JSON, which needs them.</summary>
internal sealed class PlainLog(StandardOutput output, TimeProvider real) : IPlainLog
{
    public void WriteLine(LogEventLevel level, params ReadOnlySpan<string?> parts) => output.WriteLine(real.GetLocalNow(), level, parts);
}
