using System.Text;
using AppflowCancel.Access.Signatures;

namespace AppflowCancel.UnitTests.Access.Signatures;

/// <summary>The published cases of Signature Version 4, step by step.</summary>
public sealed class SigningSuiteTests
{
    private static readonly CredentialScope Scope = new("20150830", "us-east-1", "service");

    public static TheoryData<string> Names => [.. SigningCase.All.Select(each => each.Name)];

    [Fact]
    public void The_suite_is_complete() => Assert.Equal(38, SigningCase.All.Count);

    [Theory]
    [MemberData(nameof(Names))]
    public void A_request_has_the_published_canonical_form(string name)
    {
        var published = Case(name);

        Assert.Equal(published.CanonicalRequest, Canonical(published));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_canonical_request_gives_the_published_string_to_sign(string name)
    {
        var published = Case(name);

        Assert.Equal(published.StringToSign, SignatureV4.StringToSign("20150830T123600Z", Scope, published.CanonicalRequest));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_string_to_sign_gives_the_published_signature(string name)
    {
        var published = Case(name);
        var key = SignatureV4.SigningKey(published.Secret, Scope);

        Assert.Equal(published.Signature, Convert.ToHexStringLower(SignatureV4.Sign(key, published.StringToSign)));
    }

    private static SigningCase Case(string name) => SigningCase.All.Single(each => each.Name == name);

    private static string Canonical(SigningCase published)
    {
        var authorization = AuthorizationHeader.Read(published.Headers["authorization"].Single())!;
        return CanonicalRequest.Of(
            published.Method,
            published.Target,
            authorization.SignedHeaders!.Split(';'),
            name => published.Headers[name].ToArray(),
            SignatureV4.Hash(Encoding.UTF8.GetBytes(published.Body)),
            published.Normalize);
    }
}
