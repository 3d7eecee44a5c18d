using Amazon.Runtime;
using AppflowCancel.Testing.Tests.AwsSdk;

namespace AppflowCancel.Testing.Tests;

public sealed class AccessTests : SandboxTest
{
    private const string Policy = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"appflow:*","Resource":"*"}]}""";

    private protected override async Task SetUpAsync()
    {
        await Sandbox.PutFlowAsync("orders", Plans.Endless);
        await Sandbox.StartRunAsync("orders", "run-1");
    }

    [Fact]
    public async Task A_listed_caller_may_call_until_its_session_expires_and_nobody_else()
    {
        await PutAsync(TimeSpan.FromHours(1));
        using var appflow = new AppflowClient(Sandbox, new SessionAWSCredentials("ASIABOB", "bobs-secret", "bobs-token"));

        Assert.Empty(await appflow.CancelFlowExecutionsAsync("orders", "run-1"));
        var unsigned = await Assert.ThrowsAsync<AppflowControlException>(() => Sandbox.CancelAsync("orders"));
        Assert.Equal("IncompleteSignatureException", unsigned.ErrorType);

        await PutAsync(TimeSpan.FromHours(-1));
        var expired = await Assert.ThrowsAnyAsync<AmazonServiceException>(() => appflow.CancelFlowExecutionsAsync("orders", "run-1"));
        Assert.Equal("ExpiredTokenException", expired.ErrorCode);
    }

    [Fact]
    public async Task Rules_are_read_back_without_their_secrets_and_removed()
    {
        await PutAsync(TimeSpan.FromHours(1));

        var rules = await Sandbox.Access.GetAsync();

        var caller = Assert.Single(rules.Callers);
        Assert.True(rules.VerifySignatures);
        Assert.Equal(("ASIABOB", "arn:aws:iam::123456789012:user/bob", null, null), (caller.AccessKeyId, caller.Arn, caller.SecretAccessKey, caller.SessionToken));
        Assert.Equal([Policy], caller.Policies);
        Assert.True(caller.ExpiresAt > DateTimeOffset.UtcNow);

        await Sandbox.Access.DeleteAsync();
        Assert.Empty(await Sandbox.CancelAsync("orders"));
    }

    [Theory]
    [InlineData("{", "A policy is not JSON: ")]
    [InlineData("""{"Statement":[{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*"}]}""", "Principal")]
    public async Task A_policy_that_cannot_be_evaluated_is_refused(string policy, string expected)
    {
        var rules = new AccessRules { Callers = [new AccessCaller { AccessKeyId = "AKIDBOB", Policies = [policy] }] };

        var exception = await Assert.ThrowsAsync<AppflowControlException>(() => Sandbox.Access.PutAsync(rules));

        Assert.Contains(expected, exception.Message, StringComparison.Ordinal);
        Assert.Empty((await Sandbox.Access.GetAsync()).Callers);
    }

    private Task PutAsync(TimeSpan life) => Sandbox.Access.PutAsync(new AccessRules
    {
        VerifySignatures = true,
        Callers =
        [
            new AccessCaller
            {
                AccessKeyId = "ASIABOB",
                SecretAccessKey = "bobs-secret",
                SessionToken = "bobs-token",
                ExpiresAt = DateTimeOffset.UtcNow + life,
                Arn = "arn:aws:iam::123456789012:user/bob",
                Policies = [Policy],
            },
        ],
    });
}
