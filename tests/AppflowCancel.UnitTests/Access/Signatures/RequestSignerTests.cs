using System.Text;
using AppflowCancel.Access.Signatures;

namespace AppflowCancel.UnitTests.Access.Signatures;

public sealed class RequestSignerTests
{
    private static readonly DateTimeOffset SuiteTime = new(2015, 8, 30, 12, 36, 0, TimeSpan.Zero);
    private static readonly SigningCredentials SuiteCredentials = new("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY");

    [Fact]
    public void A_request_of_the_suite_is_signed_as_published()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "http://example.amazonaws.com/?Param1=value1");

        RequestSigner.Sign(request, [], SuiteCredentials, "us-east-1", "service", SuiteTime);

        Assert.Equal(Published("post-vanilla-query"), Header(request, "Authorization"));
        Assert.Equal("20150830T123600Z", Header(request, "X-Amz-Date"));
    }

    [Fact]
    public void A_session_token_is_sent_and_signed()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "http://example.amazonaws.com/");
        var token = SigningCase.All.Single(each => each.Name == "get-vanilla-with-session-token").Headers["x-amz-security-token"].Single();

        RequestSigner.Sign(request, [], SuiteCredentials with { SessionToken = token }, "us-east-1", "service", SuiteTime);

        Assert.Equal(Published("get-vanilla-with-session-token"), Header(request, "Authorization"));
        Assert.Equal(token, Header(request, "X-Amz-Security-Token"));
    }

    [Fact]
    public void Body_content_type_and_port_are_signed()
    {
        var one = Sign("""{"a":1}""", "http://localhost:4566/");

        Assert.NotEqual(one, Sign("""{"a":2}""", "http://localhost:4566/"));
        Assert.NotEqual(one, Sign("""{"a":1}""", "http://localhost:4567/"));
        Assert.Contains("SignedHeaders=content-type;host;x-amz-date;x-amz-target,", one, StringComparison.Ordinal);
    }

    [Fact]
    public void A_Host_header_and_repeated_headers_are_signed_and_User_Agent_is_not()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "http://127.0.0.1:4566/path?b=1&a=2");
        request.Headers.Host = "events.us-east-1.amazonaws.com";
        request.Headers.UserAgent.ParseAdd("agent/1.0");
        request.Headers.TryAddWithoutValidation("X-Many", ["1", "2"]);

        RequestSigner.Sign(request, [], SuiteCredentials, "us-east-1", "events", SuiteTime);

        const string signed = "host;x-amz-date;x-many";
        var scope = new CredentialScope("20150830", "us-east-1", "events");
        var canonical = $"GET\n/path\na=2&b=1\nhost:events.us-east-1.amazonaws.com\nx-amz-date:20150830T123600Z\nx-many:1, 2\n\n{signed}\n{SignatureV4.Hash([])}";
        var signature = SignatureV4.Sign(
            SignatureV4.SigningKey(SuiteCredentials.SecretAccessKey, scope), SignatureV4.StringToSign("20150830T123600Z", scope, canonical));
        Assert.Equal(
            $"AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/events/aws4_request, SignedHeaders={signed}, Signature={Convert.ToHexStringLower(signature)}",
            Header(request, "Authorization"));
    }

    [Fact]
    public void Credentials_do_not_show_their_secrets() =>
        Assert.Equal("AKIDEXAMPLE", $"{SuiteCredentials with { SessionToken = "token" }}");

    private static string Sign(string body, string uri)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, uri) { Content = new StringContent(body, Encoding.UTF8, "application/x-amz-json-1.1") };
        request.Headers.TryAddWithoutValidation("X-Amz-Target", "AWSEvents.PutEvents");
        RequestSigner.Sign(request, Encoding.UTF8.GetBytes(body), SuiteCredentials, "us-east-1", "events", SuiteTime);
        return Header(request, "Authorization");
    }

    private static string Published(string name) => SigningCase.All.Single(each => each.Name == name).Headers["authorization"].Single();

    private static string Header(HttpRequestMessage request, string name) => request.Headers.NonValidated[name].ToString();
}
