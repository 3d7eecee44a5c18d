using System.Globalization;
using AppflowCancel.Aws;
using AppflowCancel.Domain.Accounts;
using AppflowCancel.Text;
using AppflowCancel.Timing;

namespace AppflowCancel.Journal;

/// <summary>Records each request to the AWS API, and how it ended, in the journal of its account.</summary>
internal sealed class JournalWriter(RealTime real) : IRequestObserver
{
    // Enough for any SDK's headers, and bounds a journal of a thousand requests.
    private const int MaxTextLength = 512;

    public void Completed(AwsCall call)
    {
        var headers = call.Http.Request.Headers;
        call.Account.Journal.Add(new JournalEntry
        {
            At = call.Now,
            RealTime = real.Provider.GetUtcNow(),
            Operation = call.OperationName,
            Region = call.Region,
            FlowName = call.FlowName,
            ExecutionIds = call.ExecutionIds,
            Status = call.Status,
            ErrorType = call.Ending is CallEnding.Answered ? call.Error?.Type : null,
            RequestId = call.RequestId,
            InvocationId = Truncation.Cut(headers["amz-sdk-invocation-id"], MaxTextLength),
            Attempt = Attempt(headers["amz-sdk-request"]),
            UserAgent = Truncation.Cut(headers.UserAgent, MaxTextLength),
            Fault = call.Fault,
            InvalidExecutions = call.InvalidExecutions,
        });
    }

    // SDKs send "attempt=2; max=3", some with a ttl before it.
    private static int? Attempt(string? header)
    {
        foreach (var part in header.AsSpan().Split(';'))
        {
            var pair = header.AsSpan(part).Trim();
            if (pair.StartsWith("attempt=")
                && int.TryParse(pair["attempt=".Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var attempt))
            {
                return attempt;
            }
        }

        return null;
    }
}
