namespace AppflowCancel.UnitTests.Access.Policies;

/// <summary>Unsupported parts of a policy are refused, with their path.</summary>
public sealed class PolicyRefusalTests
{
    private const string At = "$.callers[0].policies[0].Statement";

    [Theory]
    [InlineData("""{"Action":"*","Resource":"*"}""", ".Effect must be Allow or Deny.")]
    [InlineData("""{"Effect":"allow","Action":"*","Resource":"*"}""", """.Effect is "allow"; allowed: Allow, Deny.""")]
    [InlineData("""{"Effect":"Allow","Resource":"*"}""", " must have either Action or NotAction.")]
    [InlineData("""{"Effect":"Allow","Action":"*","NotAction":"*","Resource":"*"}""", " must have either Action or NotAction.")]
    [InlineData("""{"Effect":"Allow","Action":"*"}""", " must have either Resource or NotResource.")]
    [InlineData("""{"Effect":"Allow","Action":[],"Resource":"*"}""", ".Action is empty.")]
    [InlineData("""{"Effect":"Allow","Action":[1],"Resource":"*"}""", ".Action[0] is 1; allowed: a string.")]
    [InlineData("""{"Effect":"Allow","Action":["*","appflow:CancelFlowExecution"],"Resource":"*"}""", """.Action[1] is "appflow:CancelFlowExecution", which is not an AppFlow action; did you mean appflow:CancelFlowExecutions?""")]
    [InlineData("""{"Effect":"Allow","Action":"CancelFlowExecutions","Resource":"*"}""", """.Action is "CancelFlowExecutions"; allowed: * or service:action, such as appflow:CancelFlowExecutions.""")]
    [InlineData("""{"Effect":"Allow","Action":"*","Resource":"orders"}""", """.Resource is "orders"; allowed: * or an ARN, such as arn:aws:appflow:*:*:flow/orders.""")]
    [InlineData("""{"Effect":"Allow","Action":"*","Resource":"arn:aws:appflow:*:*:flows/orders"}""", """.Resource is "arn:aws:appflow:*:*:flows/orders"; AppFlow's resources are flow/NAME, connectorprofile/NAME and connector/LABEL.""")]
    [InlineData("""{"Effect":"Allow","Action":"*","Resource":"arn:aws:appflow:*:*:flow/${aws:username}"}""", """.Resource is "arn:aws:appflow:*:*:flow/${aws:username}"; policy variables are not supported.""")]
    [InlineData("""{"Effect":"Allow","Action":"*","Resource":"*","Principal":"*"}""", ".Principal is not known; did you mean Sid? Allowed: Sid, Effect, Action, NotAction, Resource, NotResource, Condition.")]
    [InlineData("""{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"IpAddress":{"aws:SourceIp":"10.0.0.0/8"}}}""", ".Condition.IpAddress is not a supported condition operator; allowed: StringEquals, StringNotEquals, StringEqualsIgnoreCase, StringNotEqualsIgnoreCase, StringLike, StringNotLike, ArnLike, Bool, each optionally with the prefix ForAllValues: or ForAnyValue: and the suffix IfExists.")]
    [InlineData("""{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"StringEquals":{"aws:username":"bob"}}}""", ".Condition.StringEquals.aws:username is not a supported condition key; allowed: aws:PrincipalArn, aws:RequestedRegion, aws:RequestTag/KEY, aws:ResourceTag/KEY, aws:TagKeys.")]
    [InlineData("""{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"StringEquals":{"aws:ResourceTag/":"bob"}}}""", ".Condition.StringEquals.aws:ResourceTag/ is not a supported condition key; allowed: aws:PrincipalArn, aws:RequestedRegion, aws:RequestTag/KEY, aws:ResourceTag/KEY, aws:TagKeys.")]
    [InlineData("""{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"StringEquals":{"aws:TagKeys":"team"}}}""", ".Condition.StringEquals.aws:TagKeys can have several values; use ForAllValues:StringEquals or ForAnyValue:StringEquals.")]
    [InlineData("""{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"StringEquals":{"aws:RequestedRegion":null}}}""", ".Condition.StringEquals.aws:RequestedRegion is null; allowed: a string, or a list of strings.")]
    [InlineData("""{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"Bool":{"aws:ResourceTag/shared":"yes"}}}""", """.Condition.Bool.aws:ResourceTag/shared is "yes"; allowed: true, false.""")]
    [InlineData("""{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"ArnLike":{"aws:PrincipalArn":"*"}}}""", """.Condition.ArnLike.aws:PrincipalArn is "*"; allowed: an ARN with all six parts, such as arn:aws:iam::*:user/*.""")]
    [InlineData("""{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"StringEquals":"x"}}""", """.Condition.StringEquals is "x"; allowed: an object.""")]
    [InlineData("1", " is 1; allowed: a list of objects.")]
    [InlineData("[]", " must be a statement, or a list of statements.")]
    public void An_unsupported_statement_is_refused(string statement, string error) =>
        Assert.Equal(At + error, Policies.Error(statement));

    [Theory]
    [InlineData("""[{"Statement":[]},{"Version":"2012-10-18"}]""", "$.callers[0].policies[0].Statement must be a statement, or a list of statements.")]
    [InlineData("""[{"Version":"2012-10-18","Statement":{"Effect":"Deny","Action":"*","Resource":"*"}}]""", """$.callers[0].policies[0].Version is "2012-10-18"; allowed: 2012-10-17, 2008-10-17.""")]
    [InlineData("""[{"Statements":[]}]""", "$.callers[0].policies[0].Statements is not known; did you mean Statement? Allowed: Version, Id, Statement.")]
    [InlineData("""["AdministratorAccess"]""", """$.callers[0].policies[0] is "AdministratorAccess"; allowed: an object.""")]
    public void An_unsupported_document_is_refused(string policies, string expected)
    {
        Policies.ReadDocument(policies, out var error);

        Assert.Equal(expected, error);
    }

    [Fact]
    public void Policies_have_the_limits_of_AWS()
    {
        var policy = """{"Statement":{"Effect":"Deny","Action":"*","Resource":"*"}}""";
        Policies.ReadDocument($"[{string.Join(',', Enumerable.Repeat(policy, 21))}]", out var tooMany);
        Policies.ReadDocument($"[{policy.Replace("{\"Statement", $"{{\"Id\":\"{new string('x', 6_144)}\",\"Statement", StringComparison.Ordinal)}]", out var tooLong);
        Policies.ReadDocument($"[{policy.Replace(":", $":{new string(' ', 7_000)}", StringComparison.Ordinal)}]", out var spaces);

        Assert.Equal("$.callers[0].policies has 21 policies; allowed: up to 20.", tooMany);
        Assert.Equal("$.callers[0].policies[0] is longer than 6144 characters, as long as a policy can be.", tooLong);
        Assert.Null(spaces);
    }
}
