using AppflowCancel.Aws;
using AppflowCancel.Domain.Accounts;
using Serilog.Events;

namespace AppflowCancel.Logging;

/// <summary>One line for each request that changed something, one for each that was refused.</summary>
/// <remarks>Straight to Serilog: by way of Microsoft.Extensions.Logging a line takes more than twice the time and the garbage.</remarks>
internal sealed class RequestLog(Serilog.ILogger log, AccountRegistry accounts)
{
    private const int MostIds = 5;

    // AWS echoes values whole, whatever their size, and so do our answers; a log line has an end.
    private const int LongestReason = 1_000;
    private int _warnedOfKey;

    public void Answered(AwsCall call)
    {
        if (call.Changes && log.IsEnabled(LogEventLevel.Information))
        {
            log.Information(
                "{Operation} {Account}/{Region} {Flow} {ExecutionIds} {Outcome} {RequestId}",
                call.Operation,
                call.Account.Id,
                call.Region,
                call.FlowName,
                Ids(call.ExecutionIds),
                call.Outcome,
                call.RequestIdText);
        }
    }

    public void Refused(AwsCall call, AwsError error)
    {
        if (!log.IsEnabled(LogEventLevel.Warning))
        {
            return;
        }

        log.Warning(
            "{Operation} {Account}/{Region} {Flow} refused: {Error} {Reason} {RequestId}",
            call.Operation,
            call.Account.Id,
            call.Region,
            call.FlowName,
            error.Type,
            Short(error.Message),
            call.RequestIdText);
        if (error.Type == "ResourceNotFoundException" && call.FlowName is { } name && accounts.Whereabouts(name) is { Count: > 0 } places)
        {
            log.Warning(
                "Flow {Flow} exists in {Places}, but the client signed for {Asked} {RequestId}",
                name,
                string.Join(", ", places),
                $"{call.Account.Id}/{call.Region}",
                call.RequestIdText);
        }
    }

    /// <summary>A fault rule ended the connection.</summary>
    public void Dropped(AwsCall call) => log.Warning(
        "{Operation} {Account}/{Region} connection dropped by fault rule {Fault} {RequestId}",
        call.Operation,
        call.Account.Id,
        call.Region,
        call.Fault,
        call.RequestIdText);

    public void Failed(AwsCall call, Exception exception) =>
        log.Error(exception, "{Operation} failed unexpectedly {RequestId}", call.Operation, call.RequestIdText);

    /// <summary>Said once: whoever points real keys here should know.</summary>
    public void RealLookingKey(string account)
    {
        if (Interlocked.Exchange(ref _warnedOfKey, 1) == 0)
        {
            log.Warning("An access key that AWS may have issued was sent here; it counts as account {Account}.", account);
        }
    }

    private static string? Short(string? reason) => reason?.Length > LongestReason ? $"{reason[..LongestReason]}…" : reason;

    private static string Ids(IReadOnlyList<string> ids) => ids switch
    {
        [] => "",
        [var only] => only,
        { Count: <= MostIds } => string.Join(',', ids),
        _ => $"{string.Join(',', ids.Take(MostIds))} and {ids.Count - MostIds} more",
    };
}
