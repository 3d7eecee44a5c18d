using AppflowCancel.Text;

namespace AppflowCancel.Control;

/// <summary>Log of the control API: one line per change and per refusal.</summary>
internal sealed class ControlLog(Serilog.ILogger log)
{
    // Clients choose paths, names and values; log lines must stay readable.
    private const int MaxText = 1_000;

    public void Changed(string what, string account, string outcome) => log.Information("{What} {Account} {Outcome}", what, account, outcome);

    public void FlowFoundElsewhere(string flow, string places, string method, string route, string asked) => log.Warning(
        "Flow {Flow} exists in {Places}, but {Method} {Route} asked for {Asked}; use ?account= and ?region= to select them",
        flow,
        places,
        method,
        route,
        asked);

    public void Refused(string method, string? path, int status, string? reason) =>
        log.Warning("{Method} {Path} refused: {Status} {Reason}", method, Truncation.Shorten(path, MaxText), status, Truncation.Shorten(reason, MaxText));

    public void Failed(Exception exception, string method, string route) =>
        log.Error(exception, "{Method} {Route} failed unexpectedly", method, route);
}
