using System.Globalization;
using AppflowCancel.Domain.Accounts;

namespace AppflowCancel.Aws;

/// <summary>Writes down what was asked of the AWS surface and what came of it.</summary>
internal sealed class Journal(TimeProvider real)
{
    // Enough for any SDK, and little enough for a journal of a thousand requests.
    private const int LongestText = 512;

    /// <param name="status">0 when there was no answer.</param>
    public void Add(AwsCall call, HttpContext context, int status)
    {
        var headers = context.Request.Headers;
        call.Account.Journal.Add(new JournalEntry
        {
            At = call.Now,
            RealTime = real.GetUtcNow(),
            Operation = call.Operation,
            Region = call.Region,
            FlowName = call.FlowName,
            ExecutionIds = call.ExecutionIds,
            Status = status,
            ErrorType = call.Error?.Type,
            RequestId = call.RequestId,
            InvocationId = Short(headers["amz-sdk-invocation-id"]),
            Attempt = Attempt(headers["amz-sdk-request"]),
            UserAgent = Short(headers.UserAgent),
            Fault = call.Fault,
            InvalidExecutions = call.InvalidExecutions,
        });
    }

    private static string? Short(string? text) => text?.Length > LongestText ? text[..LongestText] : text;

    // As SDKs write it: "attempt=2; max=3", in some with a ttl before it.
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
