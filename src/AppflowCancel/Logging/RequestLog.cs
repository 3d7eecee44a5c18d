using AppflowCancel.Aws;
using AppflowCancel.Domain.Accounts;

namespace AppflowCancel.Logging;

/// <summary>One line for each request that changed something, one for each that was refused.</summary>
internal sealed partial class RequestLog(ILogger<RequestLog> logger, AccountRegistry accounts)
{
    private const int MostIds = 5;

    // AWS echoes values whole, whatever their size, and so do our answers; a log line has an end.
    private const int LongestReason = 1_000;
    private int _warnedOfKey;

    public void Answered(AwsCall call)
    {
        if (call.Changes)
        {
            Changed(call.Operation, call.Account.Id, call.Region, call.FlowName, Ids(call.ExecutionIds), call.Outcome, call.RequestId);
        }
    }

    public void Refused(AwsCall call, AwsError error)
    {
        if (!logger.IsEnabled(LogLevel.Warning))
        {
            return;
        }

        Refused(call.Operation, call.Account.Id, call.Region, call.FlowName, error.Type, Short(error.Message), call.RequestId);
        if (error.Type == "ResourceNotFoundException" && call.FlowName is { } name && accounts.Whereabouts(name) is { Count: > 0 } places)
        {
            Elsewhere(name, string.Join(", ", places), $"{call.Account.Id}/{call.Region}", call.RequestId);
        }
    }

    /// <summary>A fault rule ended the connection.</summary>
    public void Dropped(AwsCall call) => Dropped(call.Operation, call.Account.Id, call.Region, call.Fault, call.RequestId);

    public void Failed(AwsCall call, Exception exception) => Failed(exception, call.Operation, call.RequestId);

    /// <summary>Said once: whoever points real keys here should know.</summary>
    public void RealLookingKey(string account)
    {
        if (Interlocked.Exchange(ref _warnedOfKey, 1) == 0)
        {
            RealKey(account);
        }
    }

    private static string? Short(string? reason) => reason?.Length > LongestReason ? $"{reason[..LongestReason]}…" : reason;

    private static string Ids(IReadOnlyList<string> ids) =>
        ids.Count <= MostIds ? string.Join(',', ids) : $"{string.Join(',', ids.Take(MostIds))} and {ids.Count - MostIds} more";

    [LoggerMessage(1, LogLevel.Information, "{Operation} {Account}/{Region} {Flow} {ExecutionIds} {Outcome} {RequestId}")]
    private partial void Changed(
        string operation, string account, string region, string? flow, string executionIds, string? outcome, Guid requestId);

    [LoggerMessage(2, LogLevel.Warning, "{Operation} {Account}/{Region} {Flow} refused: {Error} {Reason} {RequestId}")]
    private partial void Refused(
        string operation, string account, string region, string? flow, string error, string? reason, Guid requestId);

    [LoggerMessage(3, LogLevel.Error, "{Operation} failed unexpectedly {RequestId}")]
    private partial void Failed(Exception exception, string operation, Guid requestId);

    [LoggerMessage(5, LogLevel.Warning, "{Operation} {Account}/{Region} connection dropped by fault rule {Fault} {RequestId}")]
    private partial void Dropped(string operation, string account, string region, int? fault, Guid requestId);

    [LoggerMessage(6, LogLevel.Warning, "Flow {Flow} exists in {Places}, but the client signed for {Asked} {RequestId}")]
    private partial void Elsewhere(string flow, string places, string asked, Guid requestId);

    [LoggerMessage(4, LogLevel.Warning, "An access key that AWS may have issued was sent here; it counts as account {Account}.")]
    private partial void RealKey(string account);
}
