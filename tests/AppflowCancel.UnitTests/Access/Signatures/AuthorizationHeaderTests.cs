using AppflowCancel.Access.Signatures;

namespace AppflowCancel.UnitTests.Access.Signatures;

public sealed class AuthorizationHeaderTests
{
    [Theory]
    [InlineData("AWS4-HMAC-SHA256 Credential=c, SignedHeaders=h, Signature=s")]
    [InlineData("AWS4-HMAC-SHA256 Credential=c,SignedHeaders=h,Signature=s")]
    [InlineData("  AWS4-HMAC-SHA256   Signature=s   SignedHeaders=h, ,Credential=c, ")]
    [InlineData("AWS4-HMAC-SHA256 Credential=c, Other=o, SignedHeaders=h, Other=p, Signature=s")]
    [InlineData("AWS4-HMAC-SHA256 Credential=c, =x, SignedHeaders=h, Signature=s")]
    public void Its_parameters_are_read_in_any_order_and_others_are_ignored(string header) =>
        Assert.Equal(new AuthorizationHeader("AWS4-HMAC-SHA256", "c", "h", "s"), AuthorizationHeader.Read(header));

    [Fact]
    public void A_value_may_have_equals_signs() =>
        Assert.Equal("a=b=", AuthorizationHeader.Read("AWS4-HMAC-SHA256 Credential=a=b=")!.Credential);

    [Theory]
    [InlineData("Basic abc=", "Basic")]
    [InlineData("Bearer", "Bearer")]
    [InlineData("", "")]
    public void Any_scheme_is_read_with_what_it_lacks(string header, string scheme)
    {
        var read = AuthorizationHeader.Read(header);

        Assert.Equal(new AuthorizationHeader(scheme, null, null, null), read);
    }

    [Fact]
    public void An_empty_parameter_is_missing() =>
        Assert.Equal(
            new AuthorizationHeader("AWS4-HMAC-SHA256", null, null, null),
            AuthorizationHeader.Read("AWS4-HMAC-SHA256 Credential=, SignedHeaders=, Signature="));

    [Theory]
    [InlineData("AWS4-HMAC-SHA256 token")]
    [InlineData("AWS4-HMAC-SHA256 Credential=c, SignedHeaders=h, Signature")]
    [InlineData("AWS4-HMAC-SHA256 Credential=c, Credential=d")]
    [InlineData("AWS4-HMAC-SHA256 SignedHeaders=h, SignedHeaders=h")]
    [InlineData("AWS4-HMAC-SHA256 Signature=s, Credential=c, Signature=s")]
    [InlineData("AWS4-HMAC-SHA256 Signature=, Signature=s")]
    public void A_part_without_equals_sign_or_a_duplicate_makes_it_unreadable(string header) =>
        Assert.Null(AuthorizationHeader.Read(header));
}
