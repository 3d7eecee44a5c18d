using AppflowCancel.Aws;
using AppflowCancel.Domain.Accounts;

namespace AppflowCancel.Requests.Stages;

/// <summary>Reads account and region from the signature. Every response carries a request id from here on.</summary>
internal sealed class CallerStage(AccountRegistry accounts, CallerDefaults defaults) : IRequestStage
{
    public ValueTask<AwsError?> Check(AwsCall call)
    {
        call.Http.Response.Headers["x-amzn-RequestId"] = call.RequestIdText;
        call.Caller = Caller.From(call.Http.Request.Headers.Authorization, accounts.AccessKeys.Any);
        call.Region = call.Caller.Region ?? defaults.Region;
        var key = call.Caller.AccessKeyId;
        var id = (key is null ? null : accounts.AccessKeys.AccountOf(key)) ?? call.Caller.Account ?? defaults.Account;
        var account = accounts.Get(id);
        call.Account = account.Value ?? accounts.Empty(id);
        call.Identity = key is null ? null : call.Account.Access.Find(key);
        return new((account.Refusal ?? call.Account.CheckRegion(call.Region)) is { } refusal ? AwsError.From(refusal) : null);
    }
}
