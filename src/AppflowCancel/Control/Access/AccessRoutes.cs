using AppflowCancel.Domain.Access;
using AppflowCancel.Domain.Accounts;

namespace AppflowCancel.Control.Access;

/// <summary>Routes of an account's access document. Answers never contain secrets.</summary>
internal sealed class AccessRoutes(AccountRegistry accounts, ControlLog log)
{
    private const string Path = "/_appflow/access";
    private const string Example = """
        {"signatures":"Verified","callers":[{"accessKeyId":"AKIDBOB","arn":"arn:aws:iam::000000000000:user/bob"}]}
        """;

    public static void Map(IEndpointRouteBuilder app)
    {
        var routes = new AccessRoutes(
            app.ServiceProvider.GetRequiredService<AccountRegistry>(), app.ServiceProvider.GetRequiredService<ControlLog>());
        app.MapControl(ControlRoute.Get(Path, "Shows who may call the account, without secrets.", typeof(AccessAnswer), Show) with
        {
            ExampleAnswer = Example,
        });
        app.MapControl(ControlRoute.Put(
            Path,
            "Sets who may call the account, and whether signatures are verified. An access key can be listed in one account only.",
            typeof(AccessBody),
            typeof(AccessAnswer),
            routes.Replace) with
        {
            ExampleBody = """
                {"signatures":"Verified","callers":[{"accessKeyId":"AKIDBOB","secretAccessKey":"bobs-secret","arn":"arn:aws:iam::000000000000:user/bob"}]}
                """,
            ExampleAnswer = Example,
        });
        app.MapControl(ControlRoute.Delete(
            Path, "Opens the account again: everyone may call it.", typeof(AccessAnswer), routes.Open) with
        {
            ExampleAnswer = """{"signatures":"Ignored","callers":[]}""",
        });
    }

    private static ControlAnswer Show(ControlCall call) =>
        ControlAnswer.Of(AccessAnswer.Of(call.Account.Access), AccessJson.Default.AccessAnswer);

    private ControlAnswer Replace(ControlCall call)
    {
        var access = AccessReader.Read(call.Body!, call.Account.Id);
        return call.Errors.First is { } error ? ControlAnswer.BadRequest(error) : Set(call, "PUT access", access);
    }

    private ControlAnswer Open(ControlCall call) => Set(call, "DELETE access", AccessSettings.Open);

    private ControlAnswer Set(ControlCall call, string what, AccessSettings access)
    {
        if (accounts.SetAccess(call.Account, access) is { } refusal)
        {
            return ControlAnswer.Refused(refusal);
        }

        log.Changed(what, call.Account.Id, $"signatures {access.Signatures}, {access.Callers.Count} callers");
        return Show(call);
    }
}
