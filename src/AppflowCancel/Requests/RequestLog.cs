using AppflowCancel.Aws;
using AppflowCancel.Domain.Accounts;
using AppflowCancel.Text;
using Serilog.Events;

namespace AppflowCancel.Requests;

/// <summary>One line per request that changed something or was refused.</summary>
/// <remarks>Not through Microsoft.Extensions.Logging: with it, a line takes more than twice the time and memory.</remarks>
internal sealed class RequestLog(Serilog.ILogger log, AccountRegistry accounts, IPlainLog? plain = null) : IRequestObserver
{
    private const int MaxIds = 5;

    // Responses echo values of any size; log lines are truncated.
    private const int MaxReasonLength = 1_000;

    private int _warnedOfKey;

    public void Completed(AwsCall call)
    {
        if (call.Caller.LooksReal)
        {
            WarnOfRealAccessKey(call.Account.Id);
        }

        switch (call)
        {
            case { Ending: CallEnding.Abandoned }:
                break;
            case { Ending: CallEnding.Dropped }:
                Dropped(call);
                break;
            case { Error: { } error }:
                Refused(call, error);
                break;
            case { Operation.Changes: true }:
                Changed(call);
                break;
        }
    }

    public void Failed(AwsCall call, Exception exception) =>
        log.Error(exception, "{Operation} failed unexpectedly {RequestId}", call.OperationName, call.RequestIdText);

    /// <summary>Logged once, as a warning: real credentials were probably sent by mistake.</summary>
    private void WarnOfRealAccessKey(string account)
    {
        if (Interlocked.Exchange(ref _warnedOfKey, 1) == 0)
        {
            log.Warning("Received an access key that looks like one of AWS's; its requests use account {Account}.", account);
        }
    }

    private void Changed(AwsCall call)
    {
        if (!log.IsEnabled(LogEventLevel.Information))
        {
            return;
        }

        var ids = Ids(call.ExecutionIds);
        if (plain is not null)
        {
            plain.WriteLine(
                LogEventLevel.Information,
                [call.OperationName, " ", call.Account.Id, "/", call.Region, " ", call.FlowName, " ", ids, " ", call.Outcome, " ", call.RequestIdText]);
        }
        else
        {
            log.Information(
                "{Operation} {Account}/{Region} {Flow} {ExecutionIds} {Outcome} {RequestId}",
                call.OperationName,
                call.Account.Id,
                call.Region,
                call.FlowName,
                ids,
                call.Outcome,
                call.RequestIdText);
        }
    }

    private void Refused(AwsCall call, AwsError error)
    {
        if (!log.IsEnabled(LogEventLevel.Warning))
        {
            return;
        }

        WriteRefusal(call, error.Type, Truncation.Shorten(error.LogMessage ?? error.Message, MaxReasonLength));
        if (error.Type == "ResourceNotFoundException" && call.FlowName is { } name && accounts.FindFlowElsewhere(name) is { Count: > 0 } places)
        {
            log.Warning(
                "Flow {Flow} exists in {Places}, but the client signed for {Asked} {RequestId}",
                name,
                places.ToString(),
                $"{call.Account.Id}/{call.Region}",
                call.RequestIdText);
        }
    }

    private void WriteRefusal(AwsCall call, string error, string? reason)
    {
        if (plain is not null)
        {
            plain.WriteLine(
                LogEventLevel.Warning,
                [call.OperationName, " ", call.Account.Id, "/", call.Region, " ", call.FlowName, " refused: ", error, " ", reason, " ", call.RequestIdText]);
        }
        else
        {
            log.Warning(
                "{Operation} {Account}/{Region} {Flow} refused: {Error} {Reason} {RequestId}",
                call.OperationName,
                call.Account.Id,
                call.Region,
                call.FlowName,
                error,
                reason,
                call.RequestIdText);
        }
    }

    private void Dropped(AwsCall call) => log.Warning(
        "{Operation} {Account}/{Region} connection dropped by fault rule {Fault} {RequestId}",
        call.OperationName,
        call.Account.Id,
        call.Region,
        call.Fault,
        call.RequestIdText);

    private static string Ids(IReadOnlyList<string> ids) => ids switch
    {
        [] => "",
        [var only] => only,
        { Count: <= MaxIds } => string.Join(',', ids),
        _ => $"{string.Join(',', ids.Take(MaxIds))} and {ids.Count - MaxIds} more",
    };
}
