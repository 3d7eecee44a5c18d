using AppflowCancel.Text;
using Serilog.Events;

namespace AppflowCancel.Hosting.Logging;

/// <summary>Writes text lines to standard output without a Serilog event and its properties, which JSON lines need.</summary>
internal sealed class PlainLog(StandardOutput output, TimeProvider real) : IPlainLog
{
    public void WriteLine(LogEventLevel level, params ReadOnlySpan<string?> parts) => output.WriteLine(real.GetLocalNow(), level, parts);
}
