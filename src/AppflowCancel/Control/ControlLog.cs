namespace AppflowCancel.Control;

internal sealed partial class ControlLog(ILogger<ControlLog> logger)
{
    [LoggerMessage(10, LogLevel.Information, "{What} {Account} {Outcome}")]
    public partial void Changed(string what, string account, string outcome);

    [LoggerMessage(
        12,
        LogLevel.Warning,
        "Flow {Flow} exists in {Places}, but {Method} {Route} asked for {Asked}; ?account= and ?region= say where to look")]
    public partial void Elsewhere(string flow, string places, string method, string route, string asked);

    [LoggerMessage(13, LogLevel.Warning, "{Method} {Path} refused: {Status} {Reason}")]
    public partial void Refused(string method, string? path, int status, string? reason);

    [LoggerMessage(11, LogLevel.Error, "{Method} {Route} failed unexpectedly")]
    public partial void Failed(Exception exception, string method, string route);
}
