using AppflowCancel.Domain.Access;

namespace AppflowCancel.UnitTests.Access.Policies;

/// <summary>Every condition operator, with the key present and absent.</summary>
public sealed class PolicyConditionTests
{
    private static readonly AccessRequest Bare = Policies.Cancel with
    {
        ResourceTags = new Dictionary<string, string>(),
        RequestTags = new Dictionary<string, string>(),
        TagKeys = [],
    };

    [Theory]
    [InlineData("""{"StringEquals":{"aws:ResourceTag/team":"data"}}""", true)]
    [InlineData("""{"StringEquals":{"aws:ResourceTag/team":"Data"}}""", false)]
    [InlineData("""{"StringEquals":{"aws:ResourceTag/team":["web","data"]}}""", true)]
    [InlineData("""{"StringEquals":{"AWS:resourcetag/TEAM":"data"}}""", true)]
    [InlineData("""{"StringEquals":{"aws:ResourceTag/team":"da*"}}""", false)]
    [InlineData("""{"StringNotEquals":{"aws:ResourceTag/team":"data"}}""", false)]
    [InlineData("""{"StringNotEquals":{"aws:ResourceTag/team":["web","data"]}}""", false)]
    [InlineData("""{"StringNotEquals":{"aws:ResourceTag/team":["web","ops"]}}""", true)]
    [InlineData("""{"StringEqualsIgnoreCase":{"aws:ResourceTag/Stage":"pROD"}}""", true)]
    [InlineData("""{"StringEqualsIgnoreCase":{"aws:ResourceTag/Stage":"test"}}""", false)]
    [InlineData("""{"StringNotEqualsIgnoreCase":{"aws:ResourceTag/Stage":"pROD"}}""", false)]
    [InlineData("""{"StringNotEqualsIgnoreCase":{"aws:ResourceTag/Stage":"test"}}""", true)]
    [InlineData("""{"StringLike":{"aws:ResourceTag/team":"d*t?"}}""", true)]
    [InlineData("""{"StringLike":{"aws:ResourceTag/team":"D*"}}""", false)]
    [InlineData("""{"StringNotLike":{"aws:ResourceTag/team":"d*"}}""", false)]
    [InlineData("""{"StringNotLike":{"aws:ResourceTag/team":"w*"}}""", true)]
    [InlineData("""{"ArnLike":{"aws:PrincipalArn":"arn:aws:iam::*:user/*"}}""", true)]
    [InlineData("""{"ArnLike":{"aws:PrincipalArn":"arn:aws:iam::123456789012:user/team/?ob"}}""", true)]
    [InlineData("""{"ArnLike":{"aws:PrincipalArn":"arn:aws:sts::*:assumed-role/*"}}""", false)]
    [InlineData("""{"ArnLike":{"aws:PrincipalArn":"arn:*:iam:us-*:*:user/*"}}""", false)]
    [InlineData("""{"Bool":{"aws:ResourceTag/shared":true}}""", true)]
    [InlineData("""{"Bool":{"aws:ResourceTag/shared":"True"}}""", true)]
    [InlineData("""{"Bool":{"aws:ResourceTag/shared":"false"}}""", false)]
    [InlineData("""{"StringEquals":{"aws:RequestedRegion":["eu-west-1","us-east-1"]}}""", true)]
    [InlineData("""{"StringNotEquals":{"aws:RequestedRegion":"us-east-1"}}""", false)]
    [InlineData("""{"StringEquals":{"aws:RequestTag/team":"data"}}""", true)]
    [InlineData("""{"StringEquals":{"aws:RequestTag/stage":"data"}}""", false)]
    public void An_operator_compares_the_value_of_the_request(string condition, bool holds) => Assert.Equal(holds, Policies.Holds(condition));

    [Theory]
    [InlineData("""{"StringEquals":{"aws:ResourceTag/team":"data"}}""", false)]
    [InlineData("""{"StringEqualsIfExists":{"aws:ResourceTag/team":"data"}}""", true)]
    [InlineData("""{"StringNotEquals":{"aws:ResourceTag/team":"data"}}""", true)]
    [InlineData("""{"StringNotEqualsIfExists":{"aws:ResourceTag/team":"data"}}""", true)]
    [InlineData("""{"StringEqualsIgnoreCase":{"aws:ResourceTag/team":"data"}}""", false)]
    [InlineData("""{"StringNotEqualsIgnoreCase":{"aws:ResourceTag/team":"data"}}""", true)]
    [InlineData("""{"StringLike":{"aws:RequestTag/team":"*"}}""", false)]
    [InlineData("""{"StringLikeIfExists":{"aws:RequestTag/team":"*"}}""", true)]
    [InlineData("""{"StringNotLike":{"aws:RequestTag/team":"*"}}""", true)]
    [InlineData("""{"ArnLike":{"aws:ResourceTag/owner":"arn:*:*:*:*:*"}}""", false)]
    [InlineData("""{"ArnLikeIfExists":{"aws:ResourceTag/owner":"arn:*:*:*:*:*"}}""", true)]
    [InlineData("""{"Bool":{"aws:ResourceTag/shared":"true"}}""", false)]
    [InlineData("""{"BoolIfExists":{"aws:ResourceTag/shared":"true"}}""", true)]
    [InlineData("""{"ForAllValues:StringEquals":{"aws:TagKeys":"team"}}""", true)]
    [InlineData("""{"ForAnyValue:StringEquals":{"aws:TagKeys":"team"}}""", false)]
    [InlineData("""{"ForAnyValue:StringNotEquals":{"aws:TagKeys":"team"}}""", false)]
    [InlineData("""{"ForAnyValue:StringEqualsIfExists":{"aws:TagKeys":"team"}}""", true)]
    public void A_missing_key_fails_an_operator_but_not_a_negated_one(string condition, bool holds) =>
        Assert.Equal(holds, Policies.Holds(condition, Bare));

    [Theory]
    [InlineData("""{"ForAllValues:StringEquals":{"aws:TagKeys":["team","stage","cost"]}}""", true)]
    [InlineData("""{"ForAllValues:StringEquals":{"aws:TagKeys":["team"]}}""", false)]
    [InlineData("""{"ForAnyValue:StringEquals":{"aws:TagKeys":["team"]}}""", true)]
    [InlineData("""{"ForAnyValue:StringEquals":{"aws:TagKeys":["cost"]}}""", false)]
    [InlineData("""{"ForAllValues:StringNotEquals":{"aws:TagKeys":["cost"]}}""", true)]
    [InlineData("""{"ForAllValues:StringNotEquals":{"aws:TagKeys":["team"]}}""", false)]
    [InlineData("""{"ForAnyValue:StringNotEquals":{"aws:TagKeys":["team"]}}""", true)]
    [InlineData("""{"ForAnyValue:StringNotEquals":{"aws:TagKeys":["team","stage"]}}""", false)]
    [InlineData("""{"ForAllValues:StringLike":{"aws:TagKeys":"*t*"}}""", true)]
    [InlineData("""{"ForAllValues:StringLikeIfExists":{"aws:TagKeys":"t*"}}""", false)]
    public void ForAllValues_needs_all_values_to_match_and_ForAnyValue_one(string condition, bool holds) =>
        Assert.Equal(holds, Policies.Holds(condition));

    [Theory]
    [InlineData("""{"StringEquals":{"aws:ResourceTag/team":"data","aws:ResourceTag/Stage":"Test"}}""", false)]
    [InlineData("""{"StringEquals":{"aws:ResourceTag/team":"data"},"StringLike":{"aws:ResourceTag/Stage":"T*"}}""", false)]
    [InlineData("""{"StringEquals":{"aws:ResourceTag/team":"data"},"StringLike":{"aws:ResourceTag/Stage":"P*"}}""", true)]
    [InlineData("{}", true)]
    public void Every_condition_must_hold(string condition, bool holds) => Assert.Equal(holds, Policies.Holds(condition));
}
