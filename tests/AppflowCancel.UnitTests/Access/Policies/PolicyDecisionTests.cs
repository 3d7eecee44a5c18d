using AppflowCancel.Domain.Access;

namespace AppflowCancel.UnitTests.Access.Policies;

/// <summary>IAM's evaluation: explicit deny, then allow, then implicit deny.</summary>
public sealed class PolicyDecisionTests
{
    private const string Allow = """{"Effect":"Allow","Action":"appflow:CancelFlowExecutions","Resource":"*"}""";
    private const string Deny = """{"Effect":"Deny","Action":"appflow:CancelFlowExecutions","Resource":"*"}""";

    [Theory]
    [InlineData($"[{Allow}]", PolicyDecision.Allowed)]
    [InlineData(Allow, PolicyDecision.Allowed)]
    [InlineData($"[{Deny}]", PolicyDecision.ExplicitlyDenied)]
    [InlineData($"[{Allow},{Deny}]", PolicyDecision.ExplicitlyDenied)]
    [InlineData($"[{Deny},{Allow}]", PolicyDecision.ExplicitlyDenied)]
    [InlineData("""{"Effect":"Allow","Action":"appflow:StartFlow","Resource":"*"}""", PolicyDecision.ImplicitlyDenied)]
    [InlineData("""{"Effect":"Deny","Action":"appflow:StartFlow","Resource":"*"}""", PolicyDecision.ImplicitlyDenied)]
    public void A_deny_overrides_an_allow_and_without_either_access_is_denied(string statements, PolicyDecision expected) =>
        Assert.Equal(expected, Policies.Decide(statements));

    [Fact]
    public void No_policy_allows_nothing()
    {
        var policies = Policies.ReadDocument("[]", out _);

        Assert.Equal(PolicyDecision.ImplicitlyDenied, Policy.Decide(policies!, Policies.Cancel));
    }

    [Fact]
    public void A_caller_without_policies_may_do_everything() => Assert.Null(Policies.ReadDocument("null", out _));

    [Fact]
    public void A_deny_of_any_policy_decides()
    {
        var policies = Policies.ReadDocument($$"""[{"Statement":{{Allow}}},{"Version":"2008-10-17","Id":"no","Statement":[{{Deny}}]}]""", out _);

        Assert.Equal(PolicyDecision.ExplicitlyDenied, Policy.Decide(policies!, Policies.Cancel));
    }

    [Theory]
    [InlineData("""  "Action":"appflow:CancelFlowExecutions"  """, true)]
    [InlineData("""  "Action":"AppFlow:cancelflowexecutions"  """, true)]
    [InlineData("""  "Action":["appflow:StartFlow","appflow:CancelFlowExecutions"]  """, true)]
    [InlineData("""  "Action":"*"  """, true)]
    [InlineData("""  "Action":"appflow:*"  """, true)]
    [InlineData("""  "Action":"appflow:Cancel*"  """, true)]
    [InlineData("""  "Action":"appflow:*Executions"  """, true)]
    [InlineData("""  "Action":"appflow:Cance?FlowExecutions"  """, true)]
    [InlineData("""  "Action":"appflow:St?pFl*"  """, false)]
    [InlineData("""  "Action":"appflow:StartFlow"  """, false)]
    [InlineData("""  "Action":"s3:*"  """, false)]
    [InlineData("""  "NotAction":"appflow:CancelFlowExecutions"  """, false)]
    [InlineData("""  "NotAction":["appflow:StartFlow","appflow:Cancel*"]  """, false)]
    [InlineData("""  "NotAction":"appflow:StartFlow"  """, true)]
    public void Actions_match_in_any_case_and_with_wildcards(string action, bool allowed) =>
        Assert.Equal(allowed, Policies.Decide($$"""{"Effect":"Allow",{{action}},"Resource":"*"}""") is PolicyDecision.Allowed);

    [Theory]
    [InlineData("""  "Resource":"*"  """, true)]
    [InlineData("""  "Resource":"arn:aws:appflow:us-east-1:123456789012:flow/orders"  """, true)]
    [InlineData("""  "Resource":"arn:aws:appflow:us-east-1:123456789012:flow/Orders"  """, false)]
    [InlineData("""  "Resource":["arn:aws:appflow:*:*:flow/returns","arn:aws:appflow:*:*:flow/ord*"]  """, true)]
    [InlineData("""  "Resource":"arn:aws:appflow:*:*:flow/order?"  """, true)]
    [InlineData("""  "Resource":"arn:aws:appflow:eu-*:*:flow/*"  """, false)]
    [InlineData("""  "Resource":"arn:aws:appflow:*"  """, true)]
    [InlineData("""  "Resource":"arn:aws:appflow:us-*t-1:*:flow/orders"  """, true)]
    [InlineData("""  "Resource":"arn:aws:s3:::bucket/*"  """, false)]
    [InlineData("""  "NotResource":"arn:aws:appflow:*:*:flow/orders"  """, false)]
    [InlineData("""  "NotResource":"arn:aws:appflow:*:*:flow/returns"  """, true)]
    public void Resources_match_with_wildcards(string resource, bool allowed) =>
        Assert.Equal(allowed, Policies.Decide($$"""{"Effect":"Allow","Action":"appflow:*",{{resource}}}""") is PolicyDecision.Allowed);

    [Fact]
    public void An_action_without_a_resource_type_needs_an_asterisk()
    {
        var create = Policies.Cancel with { Action = "appflow:CreateFlow", Resource = "*" };

        Assert.Equal(PolicyDecision.Allowed, Policies.Decide("""{"Effect":"Allow","Action":"appflow:CreateFlow","Resource":"*"}""", create));
        Assert.Equal(
            PolicyDecision.ImplicitlyDenied,
            Policies.Decide("""{"Effect":"Allow","Action":"appflow:CreateFlow","Resource":"arn:aws:appflow:*:*:flow/*"}""", create));
    }
}
