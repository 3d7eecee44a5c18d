using AppflowCancel.Aws;
using AppflowCancel.Domain.Accounts;

namespace AppflowCancel.Requests.Stages;

/// <summary>Reads account and region from the signature. Every response carries a request id from here on.</summary>
internal sealed class CallerStage(AccountRegistry accounts, CallerDefaults defaults) : IRequestStage
{
    public ValueTask<AwsError?> Check(AwsCall call)
    {
        call.Http.Response.Headers["x-amzn-RequestId"] = call.RequestIdText;
        call.Caller = Caller.From(call.Http.Request.Headers.Authorization);
        call.Region = call.Caller.Region ?? defaults.Region;
        var id = call.Caller.Account ?? defaults.Account;
        var account = accounts.Get(id);
        call.Account = account.Value ?? accounts.Empty(id);
        return new(account.Refusal is { } refusal ? AwsError.From(refusal) : null);
    }
}
