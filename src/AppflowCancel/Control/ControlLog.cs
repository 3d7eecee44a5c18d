namespace AppflowCancel.Control;

internal sealed partial class ControlLog(ILogger<ControlLog> logger)
{
    [LoggerMessage(10, LogLevel.Information, "{What} {Account} {Outcome}")]
    public partial void Changed(string what, string account, string outcome);

    [LoggerMessage(11, LogLevel.Error, "{Method} {Route} failed unexpectedly")]
    public partial void Failed(Exception exception, string method, string route);
}
